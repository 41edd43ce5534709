import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { ListConsents } from '@hub/contracts/consent';
import { ListDocuments, ListEpisodes, ReadEpisode } from '@hub/contracts/episode';
import {
  type MergeView,
  ProposeMerge,
  ProposeSplit,
  ReadMerge,
  ReadSplit,
  type SplitView,
} from '@hub/contracts/protection';
import { readAll } from '../../api/read-all.js';
import { actPage, type Matter, mayAsk, takeAct } from '../../pages/acts.js';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { askPage, type Question, takeAnswer } from '../../pages/question.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { MERGE_ACTS, ONE_CHILD_REFUSALS, SPLIT_ACTS } from './one-child-acts.js';
import { mergeFrom, mergeQuestion, splitFrom, splitQuestion } from './one-child-questions.js';
import { mergeView, splitView } from './one-child-views.js';

/** Two cases of one child become one, and two children in one case are told apart. */
@Controller()
export class OneChildController {
  @Get('cases/:episodeId/same-child')
  async askToMerge(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
  ): Promise<Outcome> {
    return askPage(await mergeOf(visit, episodeId), visit);
  }

  @Post('cases/:episodeId/same-child')
  async merge(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { api, form, once, session } = visit;
    const send = async (): Promise<Outcome> => {
      const { body } = await api.ask(ProposeMerge, mergeFrom(form, episodeId), { once });
      session.notice = 'It waits for the boroughs that started them.';
      return goTo(`/merges/${body.id}`);
    };
    return takeAnswer(await mergeOf(visit, episodeId), visit, send, ONE_CHILD_REFUSALS);
  }

  @Get('cases/:episodeId/two-children')
  async askToSplit(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
  ): Promise<Outcome> {
    return askPage(await splitOf(visit, episodeId), visit);
  }

  @Post('cases/:episodeId/two-children')
  async split(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { api, form, once, session } = visit;
    const send = async (): Promise<Outcome> => {
      const { body } = await api.ask(ProposeSplit, splitFrom(form, episodeId), { once });
      session.notice = 'It waits for the boroughs that started them.';
      return goTo(`/splits/${body.id}`);
    };
    return takeAnswer(await splitOf(visit, episodeId), visit, send, ONE_CHILD_REFUSALS);
  }

  @Get('merges/:mergeId')
  async oneMerge(@Visitor() visit: Visit, @Param('mergeId') mergeId: string): Promise<Outcome> {
    const merge = await visit.api.read(ReadMerge, { mergeId });
    return page('journeys/one-child/one-child', mergeView(merge, visit.person));
  }

  @Get('merges/:mergeId/:act')
  async mergeAct(
    @Visitor() visit: Visit,
    @Param('mergeId') mergeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(MERGE_ACTS, act, await mergeMatter(visit, mergeId), visit);
  }

  @Post('merges/:mergeId/:act')
  async takeMergeAct(
    @Visitor() visit: Visit,
    @Param('mergeId') mergeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return takeAct(MERGE_ACTS, act, await mergeMatter(visit, mergeId), visit, ONE_CHILD_REFUSALS);
  }

  @Get('splits/:splitId')
  async oneSplit(@Visitor() visit: Visit, @Param('splitId') splitId: string): Promise<Outcome> {
    const split = await visit.api.read(ReadSplit, { splitId });
    return page('journeys/one-child/one-child', splitView(split, visit.person));
  }

  @Get('splits/:splitId/:act')
  async splitAct(
    @Visitor() visit: Visit,
    @Param('splitId') splitId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(SPLIT_ACTS, act, await splitMatter(visit, splitId), visit);
  }

  @Post('splits/:splitId/:act')
  async takeSplitAct(
    @Visitor() visit: Visit,
    @Param('splitId') splitId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return takeAct(SPLIT_ACTS, act, await splitMatter(visit, splitId), visit, ONE_CHILD_REFUSALS);
  }
}

async function mergeOf({ api, person }: Visit, episodeId: string): Promise<Question> {
  if (!mayAsk(ProposeMerge, person)) throw new NotFoundException();
  const [episode, others] = await Promise.all([
    api.read(ReadEpisode, { episodeId }),
    readAll(api, ListEpisodes, {}),
  ]);
  return mergeQuestion(episode, others);
}

async function splitOf({ api, person }: Visit, episodeId: string): Promise<Question> {
  if (!mayAsk(ProposeSplit, person)) throw new NotFoundException();
  const [episode, others, consents, folder] = await Promise.all([
    api.read(ReadEpisode, { episodeId }),
    readAll(api, ListEpisodes, {}),
    readAll(api, ListConsents, { episodeId }),
    api.read(ListDocuments, { episodeId }),
  ]);
  return splitQuestion({ episode, others, consents, folder });
}

async function mergeMatter({ api }: Visit, mergeId: string): Promise<Matter<MergeView>> {
  const of = await api.read(ReadMerge, { mergeId });
  const path = `/merges/${mergeId}`;
  return { of, path, back: { text: 'Two cases of one child', href: path }, facts: [] };
}

async function splitMatter({ api }: Visit, splitId: string): Promise<Matter<SplitView>> {
  const of = await api.read(ReadSplit, { splitId });
  const path = `/splits/${splitId}`;
  return { of, path, back: { text: 'Two children in one case', href: path }, facts: [] };
}
