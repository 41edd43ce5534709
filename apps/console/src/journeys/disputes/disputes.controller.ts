import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  DISPUTE_STATES,
  type DisputeView,
  ListDisputes,
  OpenDispute,
  ReadDispute,
} from '@hub/contracts/arbitration';
import { ReadEpisode } from '@hub/contracts/episode';
import { actPage, type Matter, takeAct } from '../../pages/acts.js';
import type { Fault } from '../../pages/faults.js';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { rowsAfter } from '../../pages/paging.js';
import { askPage, type Question, takeAnswer } from '../../pages/question.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { ACTS } from './dispute-acts.js';
import { disputeListView } from './dispute-list-view.js';
import { clockOf, disputePageView, factsOf, saidFacts } from './dispute-view.js';
import { fundingRefusals } from './funding-fields.js';
import { openingFrom, openQuestion } from './open-question.js';
import { whoAnswersNow } from './who-answers-now.js';

const REFUSED: Readonly<Record<string, Fault>> = {
  statement_final: {
    text: 'That statement was sent already, and stays as it is. Write another one.',
  },
  reopening_over: {
    text: 'It cannot be taken up again: the time for it is over, or it was done once.',
  },
  dispute_open: {
    text: 'These boroughs disagree about the same already. Open it under Disagreements, and speak there.',
  },
  dispute_over: {
    text: 'The case has ended. Only who pays, or what is wrong on record, can still be disputed.',
  },
  safeguarding_first: {
    text: 'Child protection comes first: speak with social care. What is still disputed after that can be raised then.',
  },
  out_of_turn: {
    text: 'Others speak for your borough on this step. What you typed still stands here: give it to them.',
  },
  outcome_not_seen: {
    text: 'It cannot be seen yet that this was done. Where the lead is to change, it must have changed first.',
  },
};

/** Boroughs that disagree: from what is asked for to what was carried out. */
@Controller()
export class DisputesController {
  @Get('disputes')
  async list(
    @Visitor() { api, now }: Visit,
    @Query('state') state?: string,
    @Query('from') from?: string,
  ): Promise<Outcome> {
    const chosen = DISPUTE_STATES.find((one) => one === state);
    const found = await api.read(ListDisputes, {
      ...(chosen === undefined ? {} : { state: chosen }),
      ...rowsAfter(from),
    });
    return page('journeys/disputes/disputes', disputeListView(found, chosen, now));
  }

  @Get('cases/:episodeId/disagree')
  async question(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    return askPage(await openingOf(visit, episodeId), visit);
  }

  @Post('cases/:episodeId/disagree')
  async open(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { api, form, once, session } = visit;
    const send = async (): Promise<Outcome> => {
      const { body } = await api.ask(OpenDispute, openingFrom(form, episodeId), { once });
      session.notice = 'The other borough has been told, with the time that it has to answer.';
      return goTo(`/disputes/${body.id}`);
    };
    return takeAnswer(await openingOf(visit, episodeId), visit, send, REFUSED);
  }

  @Get('disputes/:disputeId')
  async one(@Visitor() visit: Visit, @Param('disputeId') disputeId: string): Promise<Outcome> {
    const dispute = await visit.api.read(ReadDispute, { disputeId });
    const reach = await whoAnswersNow(visit.api, dispute, visit.person);
    const view = disputePageView(dispute, visit.person, visit.now);
    return page('journeys/disputes/dispute', { ...view, facts: [...view.facts, ...reach] });
  }

  @Get('disputes/:disputeId/:act')
  async act(
    @Visitor() visit: Visit,
    @Param('disputeId') disputeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(ACTS, act, await matterOf(visit, disputeId), visit);
  }

  @Post('disputes/:disputeId/:act')
  async take(
    @Visitor() visit: Visit,
    @Param('disputeId') disputeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await matterOf(visit, disputeId);
    const refusals = { ...REFUSED, ...fundingRefusals(matter.of) };
    return takeAct(ACTS, act, matter, visit, refusals);
  }
}

async function openingOf({ api, person }: Visit, episodeId: string): Promise<Question> {
  return openQuestion(await api.read(ReadEpisode, { episodeId }), person.authority);
}

async function matterOf({ api, now }: Visit, disputeId: string): Promise<Matter<DisputeView>> {
  const { body: of, etag } = await api.ask(ReadDispute, { disputeId });
  const waiting = clockOf(of, now).map((value) => ({ key: 'Whose turn it is', value }));
  const path = `/disputes/${disputeId}`;
  return {
    of,
    etag,
    path,
    back: { text: 'Back to the disagreement', href: path },
    facts: [...factsOf(of), ...waiting, ...saidFacts(of)],
  };
}
