import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { AcknowledgeTeamNotice, ListTeamNotices, WriteTeamNotice } from '@hub/contracts/team';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { askPage, takeAnswer } from '../../pages/question.js';
import { type Visit, Visitor } from '../../session/visit.js';
import {
  NOTICE_REFUSALS,
  noticeFrom,
  pathOf,
  readQuestion,
  writeQuestion,
} from './notice-questions.js';
import { noticesView } from './notices-view.js';

/** What those who work with a child are told by who leads or coordinates, in their own words. */
@Controller('cases/:episodeId/notices')
export class NoticesController {
  @Get()
  async list(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const notices = await visit.api.read(ListTeamNotices, { episodeId });
    return page('journeys/notices/notices', noticesView(notices));
  }

  @Get('write')
  async askForWords(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
  ): Promise<Outcome> {
    const { mayWrite } = await visit.api.read(ListTeamNotices, { episodeId });
    if (!mayWrite) throw new NotFoundException();
    return askPage(writeQuestion(episodeId), visit);
  }

  @Post('write')
  write(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { api, form, once, session } = visit;
    const send = async (): Promise<Outcome> => {
      await api.ask(WriteTeamNotice, noticeFrom(form, episodeId), { once });
      session.notice = 'It was sent. You see here who has read it.';
      return goTo(pathOf(episodeId));
    };
    return takeAnswer(writeQuestion(episodeId), visit, send, NOTICE_REFUSALS);
  }

  @Get(':teamNoticeId/read')
  async askToRead(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('teamNoticeId') teamNoticeId: string,
  ): Promise<Outcome> {
    return askPage(await questionOf(visit, episodeId, teamNoticeId), visit);
  }

  @Post(':teamNoticeId/read')
  async read(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('teamNoticeId') teamNoticeId: string,
  ): Promise<Outcome> {
    const { api, once, session } = visit;
    const send = async (): Promise<Outcome> => {
      await api.ask(AcknowledgeTeamNotice, { episodeId, teamNoticeId }, { once });
      session.notice = 'It is written down that you have read it.';
      return goTo(pathOf(episodeId));
    };
    return takeAnswer(await questionOf(visit, episodeId, teamNoticeId), visit, send);
  }
}

async function questionOf({ api }: Visit, episodeId: string, teamNoticeId: string) {
  const { items, people } = await api.read(ListTeamNotices, { episodeId });
  const notice = items.find(({ id }) => id === teamNoticeId);
  if (!notice) throw new NotFoundException();
  return readQuestion(episodeId, notice, people);
}
