import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  type ConsentView,
  ListConsents,
  ListRecalls,
  ReadConsent,
  ReadRecall,
  ReadSharingMatrix,
  type RecallReport,
} from '@hub/contracts/consent';
import { readAll } from '../../api/read-all.js';
import { actPage, type Matter, takeAct } from '../../pages/acts.js';
import { type Outcome, page } from '../../pages/outcome.js';
import { rowsAfter } from '../../pages/paging.js';
import { selectedIn } from '../../pages/selections.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { whatOf } from '../cases/sharing-words.js';
import { KEEPING_REFUSALS } from './keeping.js';
import { CONSENT_ACTS, CONSENT_REFUSALS, RECALL_ACTS } from './recall-acts.js';
import {
  CHOICES,
  consentsView,
  recallListView,
  recallView,
  recipientsOf,
  sentenceOf,
} from './recall-views.js';

/** What a family takes back, and who still holds what was shared. */
@Controller()
export class RecallsController {
  @Get('recalls')
  async list(
    @Visitor() { api }: Visit,
    @Query('show') show?: string,
    @Query('from') from?: string,
  ): Promise<Outcome> {
    const chosen = selectedIn(CHOICES, show);
    const query = { ...CHOICES[chosen].query, ...rowsAfter(from) };
    return page(
      'journeys/recalls/recalls',
      recallListView(await api.read(ListRecalls, query), chosen),
    );
  }

  @Get('cases/:episodeId/consents')
  async consents(
    @Visitor() { api, person }: Visit,
    @Param('episodeId') episodeId: string,
  ): Promise<Outcome> {
    const [found, matrix] = await Promise.all([
      readAll(api, ListConsents, { episodeId }),
      api.read(ReadSharingMatrix, { episodeId }),
    ]);
    return page('journeys/recalls/consents', consentsView(episodeId, found, matrix, person));
  }

  @Get('consents/:consentId/recall')
  async recall(@Visitor() visit: Visit, @Param('consentId') consentId: string): Promise<Outcome> {
    const { api, person } = visit;
    const [report, consent] = await Promise.all([
      api.read(ReadRecall, { consentId }),
      api.read(ReadConsent, { consentId }),
    ]);
    return page('journeys/recalls/recall', recallView(report, consent, person));
  }

  @Get('consents/:consentId/recall/:act')
  async question(
    @Visitor() visit: Visit,
    @Param('consentId') consentId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(RECALL_ACTS, act, await recallMatter(visit, consentId), visit);
  }

  @Post('consents/:consentId/recall/:act')
  async answer(
    @Visitor() visit: Visit,
    @Param('consentId') consentId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await recallMatter(visit, consentId);
    return takeAct(RECALL_ACTS, act, matter, visit, KEEPING_REFUSALS);
  }

  @Get('consents/:consentId/:act')
  async ask(
    @Visitor() visit: Visit,
    @Param('consentId') consentId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(CONSENT_ACTS, act, await consentMatter(visit, consentId), visit);
  }

  @Post('consents/:consentId/:act')
  async withdraw(
    @Visitor() visit: Visit,
    @Param('consentId') consentId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await consentMatter(visit, consentId);
    return takeAct(CONSENT_ACTS, act, matter, visit, CONSENT_REFUSALS);
  }
}

async function consentMatter({ api }: Visit, consentId: string): Promise<Matter<ConsentView>> {
  const of = await api.read(ReadConsent, { consentId });
  return {
    of,
    path: `/consents/${consentId}`,
    back: { text: 'What the family agreed to', href: `/cases/${of.episodeId}/consents` },
    facts: [
      { key: 'Who may see it', value: recipientsOf(of) },
      { key: 'What they may see', value: whatOf([of]) },
    ],
  };
}

async function recallMatter({ api }: Visit, consentId: string): Promise<Matter<RecallReport>> {
  const of = await api.read(ReadRecall, { consentId });
  const path = `/consents/${consentId}/recall`;
  return {
    of,
    path,
    back: { text: 'Who still holds what was shared', href: path },
    facts: [{ key: 'So far', value: sentenceOf(of) }],
  };
}
