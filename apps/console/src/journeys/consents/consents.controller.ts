import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import {
  type ConsentPreview,
  ListConsents,
  PreviewConsent,
  RecordConsent,
  type RecordConsentPayload,
} from '@hub/contracts/consent';
import { readAll } from '../../api/read-all.js';
import { mayAsk } from '../../pages/acts.js';
import { type Fault, faultsOf } from '../../pages/faults.js';
import { formPage, goTo, type Outcome, page } from '../../pages/outcome.js';
import { questionPage } from '../../pages/question.js';
import type { Form } from '../../session/form.js';
import { draftOf, endDraft, keepDraft, type Visit, Visitor } from '../../session/visit.js';
import { REFUSED } from './consent-refusals.js';
import { consentFrom, keyOf } from './consent-order.js';
import {
  baseOf,
  changeQuestion,
  checkView,
  isRefusal,
  sentencesOf,
  whoQuestion,
} from './consent-views.js';
import { CHANGE_FIELDS, faultsInDecision } from './decision-question.js';
import { faultsInRefusal, faultsInSharing } from './sharing-question.js';

/** What a family says of sharing while there is a case: tried, read to them, then recorded. */
@Controller('cases/:episodeId/consents/new')
export class ConsentsController {
  @Get()
  async decision(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const draft = draftAt(visit, episodeId);
    return questionPage(await changeOf(visit, episodeId), draft, []);
  }

  @Post()
  async keepDecision(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
  ): Promise<Outcome> {
    keepDraft(visit, journeyOf(episodeId), visit.form);
    const faults = faultsInDecision(visit.form, visit.now, CHANGE_FIELDS);
    return faults.length === 0
      ? goTo(`${baseOf(episodeId)}/sharing`)
      : questionPage(await changeOf(visit, episodeId), visit.form, faults);
  }

  @Get('sharing')
  sharing(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Outcome {
    const draft = draftAt(visit, episodeId, '/sharing');
    const { authority: own } = visit.person;
    return questionPage(whoQuestion(episodeId, draft, own), draft, []);
  }

  @Post('sharing')
  keepSharing(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Outcome {
    // A box that is not ticked is not sent: what was there before goes.
    const nothing = { boroughs: [], what: [], documents: [], excluded: [], sensitive: [] };
    keepDraft(visit, journeyOf(episodeId), { ...nothing, ...visit.form });
    const draft = draftAt(visit, episodeId);
    const faults = faultsInWho(visit, draft);
    return faults.length === 0
      ? goTo(`${baseOf(episodeId)}/check`)
      : questionPage(whoQuestion(episodeId, draft, visit.person.authority), draft, faults);
  }

  @Get('check')
  async check(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const draft = draftAt(visit, episodeId, '/check');
    const order = orderOf(visit, draft, episodeId);
    if (typeof order === 'string') return goTo(`${baseOf(episodeId)}${order}`);
    return checkPage(visit, draft, order, []);
  }

  @Get('sheet')
  sheet(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Outcome {
    const draft = draftAt(visit, episodeId);
    const order = orderOf(visit, draft, episodeId);
    if (typeof order === 'string') return goTo(`${baseOf(episodeId)}${order}`);
    return page('journeys/consents/sheet', {
      title: isRefusal(draft) ? 'Your choice: who may not know' : 'Your choice: who may know',
      back: { text: 'Back', href: `${baseOf(episodeId)}/check` },
      purpose: order.purpose,
      sentences: sentencesOf(draft, visit.person.authority),
    });
  }

  @Post('check')
  async record(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const draft = draftAt(visit, episodeId, '/check');
    const order = orderOf(visit, draft, episodeId);
    if (typeof order === 'string') return goTo(`${baseOf(episodeId)}${order}`);
    try {
      await visit.api.ask(RecordConsent, order, { once: keyOf(draft, `consent ${episodeId}`) });
    } catch (error) {
      return checkPage(visit, draft, order, faultsOf(error, REFUSED));
    }
    endDraft(visit, journeyOf(episodeId));
    visit.session.notice = 'It is recorded. Whoever must know has been told.';
    return goTo(`/cases/${episodeId}/consents`);
  }
}

/** Its address is that of the journey. */
const FIRST_PAGE = '';

const journeyOf = (episodeId: string): string => `consent ${episodeId}`;

function draftAt(visit: Visit, episodeId: string, at = ''): Form {
  return draftOf(visit, journeyOf(episodeId), `${baseOf(episodeId)}${at}`);
}

async function changeOf(
  visit: Visit,
  episodeId: string,
): Promise<ReturnType<typeof changeQuestion>> {
  const { api, person } = visit;
  if (!mayAsk(RecordConsent, person)) throw new NotFoundException();
  const consents = await readAll(api, ListConsents, { episodeId });
  return changeQuestion(episodeId, consents, person.authority);
}

const faultsInWho = ({ now, person: { authority } }: Visit, draft: Form): Fault[] =>
  isRefusal(draft) ? faultsInRefusal(draft, authority) : faultsInSharing(draft, now, authority);

/** What would be recorded, or the page on which something is missing still. */
function orderOf(visit: Visit, draft: Form, episodeId: string): RecordConsentPayload | string {
  if (faultsInDecision(draft, visit.now, CHANGE_FIELDS).length > 0) return FIRST_PAGE;
  if (faultsInWho(visit, draft).length > 0) return '/sharing';
  return consentFrom(draft, episodeId, visit.now) ?? FIRST_PAGE;
}

/** The last page: what would come of it, or what stands in the way. */
async function checkPage(
  { api, person: { authority: own } }: Visit,
  draft: Form,
  order: RecordConsentPayload,
  refused: readonly Fault[],
): Promise<Outcome> {
  const tried: { preview?: ConsentPreview; faults: readonly Fault[] } = { faults: refused };
  try {
    tried.preview = await api.read(PreviewConsent, order);
  } catch (error) {
    if (refused.length === 0) tried.faults = faultsOf(error, REFUSED);
  }
  return formPage('journeys/consents/check', checkView(order.episodeId, draft, own, tried));
}
