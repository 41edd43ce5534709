import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { ListPeople } from '@hub/contracts/identity';
import { CoverCaseload, HandOnCaseload, ListCaseloads } from '@hub/contracts/leading';
import { readAll } from '../../api/read-all.js';
import { mayAsk } from '../../pages/acts.js';
import { type Outcome, page } from '../../pages/outcome.js';
import { askPage, takeAnswer } from '../../pages/question.js';
import { LEADING_REFUSALS } from '../leading/leading-words.js';
import {
  coverAllOrder,
  coverAllQuestion,
  coveredView,
  type Covering,
} from './cover-all-question.js';
import { handOnQuestion, type HandingOn, orderOf } from './hand-on-question.js';
import { caseloadsView } from './caseload-views.js';
import { handedOnView } from './handed-on-view.js';
import { type Visit, Visitor } from '../../session/visit.js';

/** Who leads how many cases of a borough, and to whom all of somebody’s are handed on. */
@Controller('caseloads')
export class CaseloadsController {
  @Get()
  async list(@Visitor() { api, person }: Visit): Promise<Outcome> {
    const loads = await api.read(ListCaseloads, {});
    return page(
      'journeys/caseloads/caseloads',
      caseloadsView(loads, person, mayAsk(HandOnCaseload, person)),
    );
  }

  @Get(':personId')
  async ask(@Visitor() visit: Visit, @Param('personId') personId: string): Promise<Outcome> {
    return askPage(handOnQuestion(await handingOf(visit, personId)), visit);
  }

  @Get(':personId/cover')
  async askCover(@Visitor() visit: Visit, @Param('personId') personId: string): Promise<Outcome> {
    return askPage(coverAllQuestion(await coveringOf(visit, personId)), visit);
  }

  @Post(':personId/cover')
  async cover(@Visitor() visit: Visit, @Param('personId') personId: string): Promise<Outcome> {
    const { api, form, once } = visit;
    const covering = await coveringOf(visit, personId);
    const send = async (): Promise<Outcome> => {
      const { body } = await api.ask(CoverCaseload, coverAllOrder(covering, form), { once });
      return page('journeys/caseloads/handed-on', coveredView(covering, body, form));
    };
    return takeAnswer(coverAllQuestion(covering), visit, send, LEADING_REFUSALS);
  }

  @Post(':personId')
  async handOn(@Visitor() visit: Visit, @Param('personId') personId: string): Promise<Outcome> {
    const { api, form, once } = visit;
    const handing = await handingOf(visit, personId);
    const send = async (): Promise<Outcome> => {
      const order = orderOf(handing, form);
      const { body } = await api.ask(HandOnCaseload, order, { once });
      return page('journeys/caseloads/handed-on', handedOnView(handing, order, body, form));
    };
    return takeAnswer(handOnQuestion(handing), visit, send);
  }
}

async function handingOf({ api, person }: Visit, personId: string): Promise<HandingOn> {
  const loads = await api.read(ListCaseloads, {});
  const { items: colleagues } = await readAll(api, ListPeople, { role: 'practitioner' });
  return { personId, loads, colleagues, authority: person.authority };
}

/** Whoever leads names it for themselves, and for others who keeps the staff. */
async function coveringOf({ api, person }: Visit, personId: string): Promise<Covering> {
  const isKeeper = mayAsk(HandOnCaseload, person);
  const isOwn = personId === person.id && mayAsk(CoverCaseload, person);
  if (!isKeeper && !isOwn) throw new NotFoundException();
  const { items: colleagues } = await readAll(api, ListPeople, { role: 'practitioner' });
  const back = isKeeper
    ? { text: 'Who leads which cases', href: '/caseloads' }
    : { text: 'My cases', href: '/cases' };
  return { personId, colleagues, back };
}
