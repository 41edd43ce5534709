import { Controller, Get, Param, Post } from '@nestjs/common';
import { RecordConsent } from '@hub/contracts/consent';
import { StartEpisode } from '@hub/contracts/episode';
import { type LookupView, ReadLookup } from '@hub/contracts/lookup';
import { v7 as uuidv7 } from 'uuid';
import { type Fault, faultsOf } from '../../pages/faults.js';
import { formPage, goTo, type Outcome } from '../../pages/outcome.js';
import { questionPage } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import { draftOf, endDraft, keepDraft, type Visit, Visitor } from '../../session/visit.js';
import { consentFrom, keyOf } from '../consents/consent-order.js';
import { faultsInDecision } from '../consents/decision-question.js';
import { faultsInSharing } from '../consents/sharing-question.js';
import { faultsInCase } from './case-question.js';
import { startFrom } from './start-orders.js';
import { REFUSED } from './start-refusals.js';
import {
  baseOf,
  caseQuestionView,
  decisionQuestion,
  sharingQuestion,
  startCheckView,
} from './start-views.js';

/** What the family decided, who may see what, the case: then consent is recorded and it starts. */
@Controller('start/:lookupId')
export class StartController {
  @Get()
  async decision(@Visitor() visit: Visit, @Param('lookupId') lookupId: string): Promise<Outcome> {
    const lookup = await visit.api.read(ReadLookup, { lookupId });
    const draft = {
      reference: lookup.caseReference,
      home: visit.person.authority,
      ...draftAt(visit, lookupId),
    };
    keepDraft(visit, journeyOf(lookupId), draft);
    return questionPage(decisionQuestion(lookupId), draft, []);
  }

  @Post()
  keepDecision(@Visitor() visit: Visit, @Param('lookupId') lookupId: string): Outcome {
    keepDraft(visit, journeyOf(lookupId), { ...visit.form });
    const faults = faultsInDecision(visit.form, visit.now);
    return faults.length === 0
      ? goTo(`${baseOf(lookupId)}/sharing`)
      : questionPage(decisionQuestion(lookupId), visit.form, faults);
  }

  @Get('sharing')
  sharing(@Visitor() visit: Visit, @Param('lookupId') lookupId: string): Outcome {
    const draft = draftAt(visit, lookupId, '/sharing');
    return questionPage(sharingQuestion(lookupId, visit.person.authority), draft, []);
  }

  @Post('sharing')
  keepSharing(@Visitor() visit: Visit, @Param('lookupId') lookupId: string): Outcome {
    // A box that is not ticked is not sent: what was there before goes.
    const nothing = { boroughs: [], what: [], documents: [], excluded: [], sensitive: [] };
    keepDraft(visit, journeyOf(lookupId), { ...nothing, ...visit.form });
    const { authority: own } = visit.person;
    const faults = faultsInSharing(visit.form, visit.now, own);
    if (faults.length === 0) return goTo(`${baseOf(lookupId)}/case`);
    return questionPage(sharingQuestion(lookupId, own), visit.form, faults);
  }

  @Get('case')
  async case(@Visitor() visit: Visit, @Param('lookupId') lookupId: string): Promise<Outcome> {
    const lookup = await visit.api.read(ReadLookup, { lookupId });
    const draft = draftAt(visit, lookupId, '/case');
    return formPage('journeys/start/case', caseQuestionView(lookup, draft, []));
  }

  @Post('case')
  async keepCase(@Visitor() visit: Visit, @Param('lookupId') lookupId: string): Promise<Outcome> {
    keepDraft(visit, journeyOf(lookupId), { silence: [], ...visit.form });
    const lookup = await visit.api.read(ReadLookup, { lookupId });
    const faults = faultsInCase(visit.form, lookup);
    return faults.length === 0
      ? goTo(`${baseOf(lookupId)}/check`)
      : formPage('journeys/start/case', caseQuestionView(lookup, visit.form, faults));
  }

  @Get('check')
  async check(@Visitor() visit: Visit, @Param('lookupId') lookupId: string): Promise<Outcome> {
    const lookup = await visit.api.read(ReadLookup, { lookupId });
    const draft = draftAt(visit, lookupId, '/check');
    const missing = firstUnanswered(draft, lookup, visit);
    if (missing !== undefined) return goTo(`${baseOf(lookupId)}${missing}`);
    return formPage(
      'journeys/start/check',
      startCheckView(lookup, draft, [], visit.person.authority),
    );
  }

  @Post('check')
  async start(@Visitor() visit: Visit, @Param('lookupId') lookupId: string): Promise<Outcome> {
    const lookup = await visit.api.read(ReadLookup, { lookupId });
    const draft = draftAt(visit, lookupId, '/check');
    try {
      const consentId = await recordConsent(visit, lookupId, draft);
      const order = startFrom(draft, consentId, lookup);
      if (!order) return goTo(baseOf(lookupId));
      const once = keyOf(draft, `start ${consentId}`);
      const { body: episode } = await visit.api.ask(StartEpisode, order, { once });
      endDraft(visit, journeyOf(lookupId));
      visit.session.notice = 'The case has started. Whoever may know of it has been told.';
      return goTo(`/cases/${episode.id}`);
    } catch (error) {
      const faults: Fault[] = faultsOf(error, REFUSED);
      const view = startCheckView(lookup, draft, faults, visit.person.authority);
      return formPage('journeys/start/check', view);
    }
  }
}

const journeyOf = (lookupId: string): string => `start ${lookupId}`;

function draftAt(visit: Visit, lookupId: string, at = ''): Form {
  return draftOf(visit, journeyOf(lookupId), `${baseOf(lookupId)}${at}`);
}

function firstUnanswered(
  draft: Form,
  lookup: LookupView,
  { now, person }: Visit,
): string | undefined {
  if (faultsInDecision(draft, now).length > 0) return '';
  if (faultsInSharing(draft, now, person.authority).length > 0) return '/sharing';
  return faultsInCase(draft, lookup).length > 0 ? '/case' : undefined;
}

/**
 * Records what the family decided, once for the same answers. Where answers changed after a start
 * was refused, the new statement takes the place of the one before.
 */
async function recordConsent(visit: Visit, lookupId: string, draft: Form): Promise<string> {
  const journey = journeyOf(lookupId);
  const { consentId = [], consentOf = [], episodeId = uuidv7(), ...answers } = draft;
  const digest = keyOf(answers, 'consent');
  if (consentOf === digest && typeof consentId === 'string') return consentId;
  const episode = typeof episodeId === 'string' ? episodeId : uuidv7();
  keepDraft(visit, journey, { episodeId: episode });
  const terms = consentFrom(answers, episode, visit.now);
  if (!terms) throw new Error('A consent was to be recorded before its pages were answered');
  const before = textOf(draft, 'consentId');
  const order = { ...terms, lookupId, ...(before === '' ? {} : { supersedes: before }) };
  const { body } = await visit.api.ask(RecordConsent, order, { once: digest });
  keepDraft(visit, journey, { consentId: body.id, consentOf: digest });
  return body.id;
}
