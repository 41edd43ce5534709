import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  ListRecordItems,
  ListSubjectAccess,
  OpenSubjectAccess,
  ReadRecordPage,
  ReadSubjectAccess,
  Redact,
  type SubjectAccessView,
} from '@hub/contracts/consent';
import type { HubAnswer } from '../../api/hub-api.js';
import { actPage, type Matter, takeAct } from '../../pages/acts.js';
import { goTo, type Outcome, page, wholeDocument } from '../../pages/outcome.js';
import { rowsAfter } from '../../pages/paging.js';
import { askPage, type Question, takeAnswer } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import { draftOf, endDraft, keepDraft, type Visit, Visitor } from '../../session/visit.js';
import {
  askedQuestion,
  askingFrom,
  FAMILY_REQUEST_ACTS,
  FAMILY_REQUEST_REFUSALS,
} from './family-request-acts.js';
import {
  familyRequestFacts,
  familyRequestListView,
  familyRequestView,
  markedOn,
  marksOf,
  recordItemsView,
  redactionsFrom,
} from './family-request-views.js';

/** A family asks what is on record: gathered, looked through by two people, printed. */
@Controller()
export class FamilyRequestsController {
  @Get('cases/:episodeId/family-asks')
  question(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Outcome {
    return askPage(askedQuestion(episodeId), visit);
  }

  @Post('cases/:episodeId/family-asks')
  ask(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { api, form, once, session } = visit;
    const send = async (): Promise<Outcome> => {
      const { body } = await api.ask(OpenSubjectAccess, askingFrom(form, episodeId), { once });
      session.notice = 'Everything was gathered. Look it through now.';
      return goTo(`/family-requests/${body.id}`);
    };
    return takeAnswer(askedQuestion(episodeId), visit, send);
  }

  @Get('family-requests')
  async list(@Visitor() { api }: Visit, @Query('from') from?: string): Promise<Outcome> {
    const found = await api.read(ListSubjectAccess, rowsAfter(from));
    return page('journeys/family-requests/family-requests', familyRequestListView(found));
  }

  @Get('family-requests/:subjectAccessId')
  async one(@Visitor() visit: Visit, @Param('subjectAccessId') id: string): Promise<Outcome> {
    const { body } = await accessOf(visit, id);
    return page('journeys/family-requests/family-request', familyRequestView(body, visit.person));
  }

  @Get('family-requests/:subjectAccessId/record')
  async record(
    @Visitor() { api }: Visit,
    @Param('subjectAccessId') subjectAccessId: string,
  ): Promise<Outcome> {
    return wholeDocument(await api.readText(ReadRecordPage, { subjectAccessId }, 'text/html'));
  }

  @Get('family-requests/:subjectAccessId/items')
  async items(
    @Visitor() visit: Visit,
    @Param('subjectAccessId') subjectAccessId: string,
    @Query('from') from?: string,
  ): Promise<Outcome> {
    const [{ body: access }, found] = await Promise.all([
      accessOf(visit, subjectAccessId),
      visit.api.read(ListRecordItems, { subjectAccessId, ...rowsAfter(from) }),
    ]);
    const view = recordItemsView(access, found, marksIn(visit, access));
    return page('journeys/family-requests/items', view);
  }

  /** Keeps what was marked on one page, and goes on to the next; then to what is sent. */
  @Post('family-requests/:subjectAccessId/items')
  mark(@Visitor() visit: Visit, @Param('subjectAccessId') subjectAccessId: string): Outcome {
    const { next, ...marks } = visit.form;
    keepDraft(visit, journeyOf(subjectAccessId), markedOn(marks));
    const path = `/family-requests/${subjectAccessId}`;
    if (typeof next !== 'string' || next === '') return goTo(`${path}/send`);
    return goTo(`${path}/items?${new URLSearchParams({ from: next }).toString()}`);
  }

  @Get('family-requests/:subjectAccessId/send')
  async check(@Visitor() visit: Visit, @Param('subjectAccessId') id: string): Promise<Outcome> {
    return askPage(sendQuestion(visit, await accessOf(visit, id)), visit);
  }

  @Post('family-requests/:subjectAccessId/send')
  async send(
    @Visitor() visit: Visit,
    @Param('subjectAccessId') subjectAccessId: string,
  ): Promise<Outcome> {
    const { api, form, once, session } = visit;
    const access = await accessOf(visit, subjectAccessId);
    const send = async (): Promise<Outcome> => {
      const redactions = redactionsFrom(marksIn(visit, access.body));
      const options = { once, ifMatch: textOf(form, 'etag') };
      await api.ask(Redact, { subjectAccessId, redactions }, options);
      endDraft(visit, journeyOf(subjectAccessId));
      session.notice = 'A second person of your borough looks now.';
      return goTo(`/family-requests/${subjectAccessId}`);
    };
    return takeAnswer(sendQuestion(visit, access), visit, send);
  }

  @Get('family-requests/:subjectAccessId/:act')
  async act(
    @Visitor() visit: Visit,
    @Param('subjectAccessId') id: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(FAMILY_REQUEST_ACTS, act, matterOf(await accessOf(visit, id)), visit);
  }

  @Post('family-requests/:subjectAccessId/:act')
  async take(
    @Visitor() visit: Visit,
    @Param('subjectAccessId') id: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = matterOf(await accessOf(visit, id));
    return takeAct(FAMILY_REQUEST_ACTS, act, matter, visit, FAMILY_REQUEST_REFUSALS);
  }
}

const journeyOf = (subjectAccessId: string): string => `family request ${subjectAccessId}`;

function accessOf({ api }: Visit, subjectAccessId: string): Promise<HubAnswer<SubjectAccessView>> {
  return api.ask(ReadSubjectAccess, { subjectAccessId });
}

/** What is marked: as it was sent back, then what was marked since. */
function marksIn(visit: Visit, access: SubjectAccessView): Form {
  const draft = draftOf(visit, journeyOf(access.id), `/family-requests/${access.id}/items`);
  return { ...marksOf(access), ...draft };
}

/** What will be left out, before it is sent to a second person. */
function sendQuestion(visit: Visit, { body, etag }: HubAnswer<SubjectAccessView>): Question {
  const redactions = redactionsFrom(marksIn(visit, body));
  const path = `/family-requests/${body.id}`;
  return {
    title: 'Send it to a second person',
    action: `${path}/send`,
    back: { href: `${path}/items`, text: 'Look it through again' },
    facts: familyRequestFacts({ ...body, redactions }),
    fields: [],
    button: 'Send it',
    ...(etag === undefined ? {} : { hidden: { etag } }),
  };
}

function matterOf({ body: of, etag }: HubAnswer<SubjectAccessView>): Matter<SubjectAccessView> {
  const path = `/family-requests/${of.id}`;
  return { of, etag, path, back: { text: 'Back', href: path }, facts: familyRequestFacts(of) };
}
