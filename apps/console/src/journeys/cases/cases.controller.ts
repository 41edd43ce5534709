import { Controller, Get, Param, Query } from '@nestjs/common';
import { ReadSharingRegister } from '@hub/contracts/consent';
import { ListEpisodes, ReadEpisode, ReadEpisodeHistory } from '@hub/contracts/episode';
import { type Outcome, page } from '../../pages/outcome.js';
import { cursorAt } from '../../pages/paging.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { caseListView } from './case-list-view.js';
import { caseView } from './case-view.js';

const ROWS = 25;

/** The cases in which one's borough has a part, and one case. */
@Controller('cases')
export class CasesController {
  @Get()
  async list(@Visitor() { api, now }: Visit, @Query('from') from?: string): Promise<Outcome> {
    const found = await api.read(ListEpisodes, { limit: ROWS, ...cursorAt(from) });
    return page('journeys/cases/cases', caseListView(found, now));
  }

  @Get(':episodeId')
  async one(
    @Visitor() { api, now }: Visit,
    @Param('episodeId') episodeId: string,
  ): Promise<Outcome> {
    const [episode, history, sharing] = await Promise.all([
      api.read(ReadEpisode, { episodeId }),
      api.read(ReadEpisodeHistory, { episodeId }),
      api.read(ReadSharingRegister, { episodeId }),
    ]);
    return page('journeys/cases/case', caseView({ episode, history, sharing }, now));
  }
}
