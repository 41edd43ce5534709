import { Controller, Get, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { ListDisputes } from '@hub/contracts/arbitration';
import { ListStaff } from '@hub/contracts/identity';
import { CountInbox, ListWaits, ReadInbox } from '@hub/contracts/notification';
import { readAll } from '../../api/read-all.js';
import { mayAsk } from '../../pages/acts.js';
import { type Outcome, page } from '../../pages/outcome.js';
import { rowsAfter } from '../../pages/paging.js';
import { readForm, textOf } from '../../session/form.js';
import { Open } from '../../session/gate.js';
import { type Visit, Visitor, visitOf } from '../../session/visit.js';
import { homeView, waitsView } from './home-view.js';
import { inboxQuery } from './inbox-filter.js';

/** The newest of them say what they are about. */
const MOST_DISPUTES = 100;

/** What waits for whoever is signed in, and what they wait for; for others, what this is. */
@Controller()
export class HomeController {
  @Open()
  @Get('/')
  async show(@Req() request: Request): Promise<Outcome> {
    const visit = visitOf(request);
    if (!visit) return page('journeys/home/welcome', {});
    const form = readForm(request.query);
    const query = { ...inboxQuery(form), ...rowsAfter(textOf(form, 'from')) };
    const [found, counts] = await Promise.all([
      visit.api.read(ReadInbox, query),
      visit.api.read(CountInbox, {}),
    ]);
    return page('journeys/home/home', homeView(found, counts, form, visit));
  }

  @Get('waits')
  async waits(@Visitor() visit: Visit, @Query('from') from?: string): Promise<Outcome> {
    const { api, now, person } = visit;
    const found = await api.read(ListWaits, { for: 'others', ...rowsAfter(from) });
    // Beside that list, whose items name the authority that is to act: nobody is told where else.
    const isFirst = textOf(readForm({ from }), 'from') === '';
    const offered =
      isFirst && mayAsk(ListStaff, person)
        ? (await readAll(api, ListStaff, { offered: true })).items
        : [];
    const isInDispute = found.items.some(({ workflow }) => workflow === 'dispute');
    const disputes =
      isInDispute && mayAsk(ListDisputes, person)
        ? (await api.read(ListDisputes, { limit: MOST_DISPUTES })).items
        : [];
    return page('journeys/home/waits', waitsView(found, now, offered, disputes));
  }
}
