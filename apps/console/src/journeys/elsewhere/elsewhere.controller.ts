import { Controller, Get, Param, Post } from '@nestjs/common';
import { ReadEpisode } from '@hub/contracts/episode';
import { ReadContinuum } from '@hub/contracts/planning';
import { ListExternalLinks } from '@hub/contracts/protection';
import { actPage, type Matter, takeAct } from '../../pages/acts.js';
import { type Outcome, page } from '../../pages/outcome.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { ELSEWHERE_ACTS, type LinkedCase } from './elsewhere-acts.js';
import { elsewhereView } from './elsewhere-view.js';

/** Records of a child in other systems, and which specialist assessments to think of. */
@Controller('cases/:episodeId/elsewhere')
export class ElsewhereController {
  @Get()
  async list(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const [{ of }, continuum] = await Promise.all([
      matterOf(visit, episodeId),
      visit.api.read(ReadContinuum, {}),
    ]);
    return page('journeys/elsewhere/elsewhere', elsewhereView(of, continuum, visit.person));
  }

  @Get(':act')
  async act(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(ELSEWHERE_ACTS, act, await matterOf(visit, episodeId), visit);
  }

  @Post(':act')
  async take(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return takeAct(ELSEWHERE_ACTS, act, await matterOf(visit, episodeId), visit);
  }
}

async function matterOf({ api }: Visit, episodeId: string): Promise<Matter<LinkedCase>> {
  const [episode, links] = await Promise.all([
    api.read(ReadEpisode, { episodeId }),
    api.read(ListExternalLinks, { episodeId }),
  ]);
  const path = `/cases/${episodeId}/elsewhere`;
  const suggested = links.suggested.map(({ name, when }) => ({ key: name, value: when }));
  return {
    of: { ...links, episode },
    path,
    back: { text: 'Back to records elsewhere', href: path },
    facts: suggested,
  };
}
