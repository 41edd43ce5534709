import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ListConsents } from '@hub/contracts/consent';
import { ListDocuments, ReadEpisode } from '@hub/contracts/episode';
import {
  type BreachView,
  type CorrectionView,
  ListCorrections,
  RaiseCorrection,
  ReadBreach,
  ReadCorrection,
} from '@hub/contracts/protection';
import { readAll } from '../../api/read-all.js';
import { actPage, type Matter, takeAct } from '../../pages/acts.js';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { rowsAfter } from '../../pages/paging.js';
import { askPage, type Question, takeAnswer } from '../../pages/question.js';
import { selectedIn } from '../../pages/selections.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { KEEPING_REFUSALS } from '../recalls/keeping.js';
import { BREACH_ACTS, BREACH_REFUSALS, CORRECTION_ACTS } from './correction-acts.js';
import {
  breachFacts,
  breachView,
  CHOICES,
  correctionFacts,
  correctionListView,
  correctionView,
} from './correction-views.js';
import { correctionFrom, WRONG_REFUSALS, wrongQuestion } from './wrong-question.js';

/** What is wrong on record: said, looked at by another person, put right, answered. */
@Controller()
export class CorrectionsController {
  @Get('cases/:episodeId/wrong')
  async question(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    return askPage(await wrongOf(visit, episodeId), visit);
  }

  @Post('cases/:episodeId/wrong')
  async raise(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { api, form, once, session } = visit;
    const send = async (): Promise<Outcome> => {
      const { body } = await api.ask(RaiseCorrection, correctionFrom(form, episodeId), { once });
      session.notice = 'Somebody else looks at it now. You see here what became of it.';
      return goTo(`/corrections/${body.id}`);
    };
    return takeAnswer(await wrongOf(visit, episodeId), visit, send, WRONG_REFUSALS);
  }

  @Get('corrections')
  async list(
    @Visitor() { api }: Visit,
    @Query('show') show?: string,
    @Query('from') from?: string,
  ): Promise<Outcome> {
    const chosen = selectedIn(CHOICES, show);
    const query = { ...CHOICES[chosen].query, ...rowsAfter(from) };
    const found = await api.read(ListCorrections, query);
    return page('journeys/corrections/corrections', correctionListView(found, chosen));
  }

  @Get('corrections/:correctionId')
  async one(
    @Visitor() { api, person }: Visit,
    @Param('correctionId') correctionId: string,
  ): Promise<Outcome> {
    const correction = await api.read(ReadCorrection, { correctionId });
    return page('journeys/corrections/correction', correctionView(correction, person));
  }

  @Get('corrections/:correctionId/breach')
  async breach(
    @Visitor() { api, person }: Visit,
    @Param('correctionId') correctionId: string,
  ): Promise<Outcome> {
    const breach = await api.read(ReadBreach, { correctionId });
    return page('journeys/corrections/breach', breachView(breach, person));
  }

  @Get('corrections/:correctionId/breach/:act')
  async breachAct(
    @Visitor() visit: Visit,
    @Param('correctionId') correctionId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(BREACH_ACTS, act, await breachMatter(visit, correctionId), visit);
  }

  @Post('corrections/:correctionId/breach/:act')
  async takeBreachAct(
    @Visitor() visit: Visit,
    @Param('correctionId') correctionId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await breachMatter(visit, correctionId);
    return takeAct(BREACH_ACTS, act, matter, visit, BREACH_REFUSALS);
  }

  @Get('corrections/:correctionId/:act')
  async act(
    @Visitor() visit: Visit,
    @Param('correctionId') correctionId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(CORRECTION_ACTS, act, await correctionMatter(visit, correctionId), visit);
  }

  @Post('corrections/:correctionId/:act')
  async take(
    @Visitor() visit: Visit,
    @Param('correctionId') correctionId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await correctionMatter(visit, correctionId);
    return takeAct(CORRECTION_ACTS, act, matter, visit, KEEPING_REFUSALS);
  }
}

async function wrongOf({ api }: Visit, episodeId: string): Promise<Question> {
  const [episode, consents, folder] = await Promise.all([
    api.read(ReadEpisode, { episodeId }),
    readAll(api, ListConsents, { episodeId }),
    api.read(ListDocuments, { episodeId }),
  ]);
  return wrongQuestion({ episode, consents, folder });
}

async function correctionMatter(
  { api }: Visit,
  correctionId: string,
): Promise<Matter<CorrectionView>> {
  const of = await api.read(ReadCorrection, { correctionId });
  const path = `/corrections/${correctionId}`;
  return {
    of,
    path,
    back: { text: 'Back to the correction', href: path },
    facts: correctionFacts(of),
  };
}

async function breachMatter({ api }: Visit, correctionId: string): Promise<Matter<BreachView>> {
  const of = await api.read(ReadBreach, { correctionId });
  const path = `/corrections/${correctionId}/breach`;
  return { of, path, back: { text: 'Back', href: path }, facts: breachFacts(of) };
}
