import { Controller, Get, Param, Post } from '@nestjs/common';
import {
  ListOverrides,
  MakeOverride,
  type OpenedOverride,
  ReadOverride,
} from '@hub/contracts/consent';
import { ReadEpisode } from '@hub/contracts/episode';
import { actPage, type Matter, takeAct } from '../../pages/acts.js';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { askPage, type Question, takeAnswer } from '../../pages/question.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { OVERRIDE_REFUSALS, overrideFrom, overrideQuestion } from './override-question.js';
import {
  OVERRIDE_ACTS,
  overrideFacts,
  overrideListView,
  overridePageView,
} from './override-views.js';

/** Sharing without consent, to protect somebody; and a third borough’s check of it. */
@Controller()
export class OverridesController {
  @Get('cases/:episodeId/override')
  async question(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    return askPage(await makingOf(visit, episodeId), visit);
  }

  @Post('cases/:episodeId/override')
  async make(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { api, form, once, session } = visit;
    const send = async (): Promise<Outcome> => {
      const { body } = await api.ask(MakeOverride, overrideFrom(form, episodeId), { once });
      session.notice = 'They can read it now, for one hour. Ring them.';
      return goTo(`/overrides/${body.id}`);
    };
    return takeAnswer(await makingOf(visit, episodeId), visit, send, OVERRIDE_REFUSALS);
  }

  @Get('overrides')
  async list(@Visitor() { api }: Visit): Promise<Outcome> {
    return page(
      'journeys/overrides/overrides',
      overrideListView(await api.read(ListOverrides, {})),
    );
  }

  @Get('overrides/:overrideId')
  async one(
    @Visitor() { api, person }: Visit,
    @Param('overrideId') overrideId: string,
  ): Promise<Outcome> {
    const override = await api.read(ReadOverride, { overrideId });
    return page('journeys/overrides/override', overridePageView(override, person));
  }

  @Get('overrides/:overrideId/:act')
  async act(
    @Visitor() visit: Visit,
    @Param('overrideId') overrideId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(OVERRIDE_ACTS, act, await matterOf(visit, overrideId), visit);
  }

  @Post('overrides/:overrideId/:act')
  async take(
    @Visitor() visit: Visit,
    @Param('overrideId') overrideId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return takeAct(OVERRIDE_ACTS, act, await matterOf(visit, overrideId), visit);
  }
}

async function makingOf({ api, person }: Visit, episodeId: string): Promise<Question> {
  return overrideQuestion(await api.read(ReadEpisode, { episodeId }), person.authority);
}

async function matterOf({ api }: Visit, overrideId: string): Promise<Matter<OpenedOverride>> {
  const of = await api.read(ReadOverride, { overrideId });
  const path = `/overrides/${overrideId}`;
  return { of, path, back: { text: 'Back', href: path }, facts: overrideFacts(of) };
}
