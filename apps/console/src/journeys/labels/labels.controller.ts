import { Controller, Get, Param, Post } from '@nestjs/common';
import { ReadEpisode } from '@hub/contracts/episode';
import { ReadChildLabel } from '@hub/contracts/labels';
import { actPage, type Matter, mayAsk, takeAct } from '../../pages/acts.js';
import type { Outcome } from '../../pages/outcome.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { LABEL_ACTS, LABEL_REFUSALS, type NamedCase } from './label-acts.js';

/** What the child of a case is called in lists, and one’s own reference of it. */
@Controller('cases/:episodeId/child')
export class LabelsController {
  @Get(':act')
  async act(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(LABEL_ACTS, act, await matterOf(visit, episodeId), visit);
  }

  @Post(':act')
  async take(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return takeAct(LABEL_ACTS, act, await matterOf(visit, episodeId), visit, LABEL_REFUSALS);
  }
}

async function matterOf({ api, person }: Visit, episodeId: string): Promise<Matter<NamedCase>> {
  const episode = await api.read(ReadEpisode, { episodeId });
  const label =
    episode.child?.name !== undefined && mayAsk(ReadChildLabel, person)
      ? (await api.read(ReadChildLabel, { episodeId })).label
      : undefined;
  return {
    of: { episode, ...(label === undefined ? {} : { label }) },
    path: `/cases/${episodeId}/child`,
    back: { text: 'The case', href: `/cases/${episodeId}` },
    facts: [],
  };
}
