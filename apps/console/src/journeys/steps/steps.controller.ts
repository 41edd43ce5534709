import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { ReadEpisode, ReadEpisodeHistory, TakeEpisodeStep } from '@hub/contracts/episode';
import { type NamedPerson, ReadAuthority } from '@hub/contracts/identity';
import { ReadContinuum } from '@hub/contracts/planning';
import { actPage, type Matter, mayAsk, OVER, takeAct } from '../../pages/acts.js';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { askPage, questionPage, takeAnswer } from '../../pages/question.js';
import { textOf } from '../../session/form.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { LEVELS } from '../start/start-words.js';
import { levelFrom, levelIn, levelQuestion, whyQuestion } from './level-question.js';
import { caseFacts, nextView } from './next-view.js';
import { answersForIt, type CaseNow, isRunning, STEP_ACTS } from './step-acts.js';
import { STEP_REFUSALS } from './step-words.js';

/** What happens next in a case: review, level of need, social care, closing; and what has. */
@Controller('cases/:episodeId')
export class StepsController {
  @Get('next')
  async next(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const [matter, continuum] = await Promise.all([
      matterOf(visit, episodeId),
      visit.api.read(ReadContinuum, {}),
    ]);
    return page('journeys/steps/next', nextView(matter.of, continuum, visit.person));
  }

  @Get('next/:act')
  async act(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(STEP_ACTS, act, await matterOf(visit, episodeId), visit);
  }

  @Post('next/:act')
  async take(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return takeAct(STEP_ACTS, act, await matterOf(visit, episodeId), visit, STEP_REFUSALS);
  }

  @Get('level')
  async level(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    return askPage(levelQuestion((await graded(visit, episodeId)).episode), visit);
  }

  @Post('level')
  async chooseLevel(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
  ): Promise<Outcome> {
    const { episode } = await graded(visit, episodeId);
    const next = () => Promise.resolve(goTo(`/cases/${episodeId}/level/${levelIn(visit.form)}`));
    return takeAnswer(levelQuestion(episode), visit, next);
  }

  @Get('level/:level')
  async why(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('level') word: string,
  ): Promise<Outcome> {
    const { episode, continuum } = await graded(visit, episodeId);
    return askPage(whyQuestion(episode, levelNamed(word), continuum), visit);
  }

  @Post('level/:level')
  async changeLevel(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('level') word: string,
  ): Promise<Outcome> {
    const { api, form, once, session, person } = visit;
    const level = levelNamed(word);
    const { episode, continuum, isTheirs } = await gradedNow(visit, episodeId);
    const question = whyQuestion(episode, level, continuum);
    if (!isTheirs) return questionPage(question, form, [OVER]);
    const send = async (): Promise<Outcome> => {
      const order = levelFrom(form, { episodeId, level }, continuum, person.authority);
      await api.ask(TakeEpisodeStep, order, { once, ifMatch: textOf(form, 'etag') });
      session.notice = 'The level of need has changed.';
      return goTo(`/cases/${episodeId}/next`);
    };
    return takeAnswer(question, visit, send, STEP_REFUSALS);
  }
}

/** @throws NotFoundException where there is no such level */
function levelNamed(word: string): number {
  if (!Object.hasOwn(LEVELS, word)) throw new NotFoundException();
  return Number(word);
}

/** @throws NotFoundException where the level is not theirs to change */
async function graded(visit: Visit, episodeId: string) {
  const found = await gradedNow(visit, episodeId);
  if (!found.isTheirs) throw new NotFoundException();
  return found;
}

async function gradedNow({ api, person }: Visit, episodeId: string) {
  if (!mayAsk(TakeEpisodeStep, person)) throw new NotFoundException();
  const [episode, continuum] = await Promise.all([
    api.read(ReadEpisode, { episodeId }),
    api.read(ReadContinuum, {}),
  ]);
  const isTheirs = isRunning({ episode }) && answersForIt({ episode }, person);
  return { episode, continuum, isTheirs };
}

type NamedCase = CaseNow & { readonly people?: readonly NamedPerson[] | undefined };

async function matterOf(
  { api }: Visit,
  episodeId: string,
): Promise<Matter<CaseNow> & { of: NamedCase }> {
  const [{ body: episode, etag }, { steps, people }] = await Promise.all([
    api.ask(ReadEpisode, { episodeId }),
    api.read(ReadEpisodeHistory, { episodeId }),
  ]);
  const home = await api.read(ReadAuthority, { gss: episode.homeAuthority });
  const path = `/cases/${episodeId}/next`;
  return {
    of: { episode, steps, home, people },
    etag,
    path,
    back: { text: 'Back to what happens next', href: path },
    facts: caseFacts({ episode }),
  };
}
