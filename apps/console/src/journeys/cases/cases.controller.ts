import { Controller, Get, Param, Req } from '@nestjs/common';
import type { Request } from 'express';
import { ListDisputes } from '@hub/contracts/arbitration';
import { ReadSharingRegister } from '@hub/contracts/consent';
import { ListEpisodes, ReadEpisode } from '@hub/contracts/episode';
import { ReadTimeline } from '@hub/contracts/ledger';
import { linksTo } from '../../pages/acts.js';
import { type Outcome, page } from '../../pages/outcome.js';
import { rowsAfter } from '../../pages/paging.js';
import { readForm, textOf } from '../../session/form.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { LABEL_ACTS } from '../labels/label-acts.js';
import { caseQuery } from './case-filter.js';
import { caseListView } from './case-list-view.js';
import { caseView } from './case-view.js';

/** The cases in which one's borough has a part, and one case. */
@Controller('cases')
export class CasesController {
  @Get()
  async list(@Visitor() { api, now }: Visit, @Req() { query }: Request): Promise<Outcome> {
    const form = readForm(query);
    const asked = { ...caseQuery(form, now), ...rowsAfter(textOf(form, 'from')) };
    return page(
      'journeys/cases/cases',
      caseListView(await api.read(ListEpisodes, asked), form, now),
    );
  }

  @Get(':episodeId')
  async one(
    @Visitor() { api, person, now }: Visit,
    @Param('episodeId') episodeId: string,
  ): Promise<Outcome> {
    const [episode, timeline, sharing, disputes] = await Promise.all([
      api.read(ReadEpisode, { episodeId }),
      api.read(ReadTimeline, { episodeId }),
      api.read(ReadSharingRegister, { episodeId }),
      api.read(ListDisputes, { episode: episodeId }),
    ]);
    const parts = { episode, timeline, sharing, disputes: disputes.items };
    const view = caseView(parts, person.roles, now);
    const naming = linksTo(LABEL_ACTS, { episode }, person, `/cases/${episodeId}/child`);
    return page('journeys/cases/case', { ...view, acts: [...view.acts, ...naming] });
  }
}
