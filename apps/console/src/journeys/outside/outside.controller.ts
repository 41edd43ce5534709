import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { ReadEpisode } from '@hub/contracts/episode';
import { ListOutsideHandOvers, MakeOutsidePack, SendOutside } from '@hub/contracts/leading';
import { actPage, type Matter, takeAct } from '../../pages/acts.js';
import { chosenIn } from '../../pages/fields.js';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { questionPage, takeAnswer } from '../../pages/question.js';
import { textOf } from '../../session/form.js';
import { sentBefore, type Visit, Visitor } from '../../session/visit.js';
import { isAt, OUTSIDE_ACTS, type OutsideNow, underWay } from './outside-acts.js';
import { packView, sendingQuestion } from './outside-pack.js';
import { outsideFacts, outsideView, pathOf } from './outside-view.js';
import { OUTSIDE_REFUSALS, SENT_BY } from './outside-words.js';

/** Hands a case over to a place outside London, which the hub cannot reach: on paper, by hand. */
@Controller('cases/:episodeId/out-of-london')
export class OutsideController {
  @Get()
  async show(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const now = await outsideOf(visit, episodeId);
    return page('journeys/outside/outside', outsideView(now, visit.person));
  }

  /** What was printed is not printed again unasked: only the newest pack can be sent. */
  @Get('pack')
  back(@Param('episodeId') episodeId: string): Outcome {
    return goTo(pathOf(episodeId));
  }

  @Post('pack')
  async pack(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { id: handOverId } = await sendable(visit, episodeId);
    const { body } = await visit.api.ask(
      MakeOutsidePack,
      { episodeId, handOverId },
      { once: visit.once },
    );
    return page('journeys/outside/pack', packView(body));
  }

  /** Where the session ended as it was sent. */
  @Get('sending')
  async again(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const sent = sentBefore(visit, `${pathOf(episodeId)}/sending`);
    if (!sent) return goTo(pathOf(episodeId));
    const one = await sendable(visit, episodeId);
    return questionPage(sendingQuestion(episodeId, one, textOf(sent, 'digest')), sent, []);
  }

  @Post('sending')
  async send(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { api, form, once, session } = visit;
    const one = await sendable(visit, episodeId);
    const digest = textOf(form, 'digest');
    const send = async (): Promise<Outcome> => {
      const sentBy = chosenIn(SENT_BY, form, 'sentBy');
      await api.ask(SendOutside, { episodeId, handOverId: one.id, sentBy, digest }, { once });
      session.notice = 'It was sent. Within five working days, ask who there has it.';
      return goTo(pathOf(episodeId));
    };
    const question = sendingQuestion(episodeId, one, digest);
    return takeAnswer(question, visit, send, OUTSIDE_REFUSALS);
  }

  @Get(':act')
  async act(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(OUTSIDE_ACTS, act, await matterOf(visit, episodeId), visit);
  }

  @Post(':act')
  async take(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await matterOf(visit, episodeId);
    return takeAct(OUTSIDE_ACTS, act, matter, visit, OUTSIDE_REFUSALS);
  }
}

async function outsideOf({ api }: Visit, episodeId: string): Promise<OutsideNow> {
  const [episode, { items }] = await Promise.all([
    api.read(ReadEpisode, { episodeId }),
    api.read(ListOutsideHandOvers, { episodeId }),
  ]);
  return { episode, items };
}

/** @throws NotFoundException where nothing is to be sent, or it is not theirs to send */
async function sendable(visit: Visit, episodeId: string) {
  const now = await outsideOf(visit, episodeId);
  const one = underWay(now);
  if (!one || !isAt(now, visit.person, 'open', 'sent')) throw new NotFoundException();
  return one;
}

async function matterOf(visit: Visit, episodeId: string): Promise<Matter<OutsideNow>> {
  const of = await outsideOf(visit, episodeId);
  const one = underWay(of);
  return {
    of,
    path: pathOf(episodeId),
    back: { text: 'Back to the hand-over', href: pathOf(episodeId) },
    facts: one === undefined ? [] : outsideFacts(one),
  };
}
