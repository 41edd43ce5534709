import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  ListRecallsPayload,
  ReadRecallPayload,
  RecallEntry,
  RecallPage,
  RecallReport,
  RecallView,
} from '@hub/contracts/consent';
import { filtersOf, type MessageContext, pageOf, readPage, type Viewer } from '@hub/use-case';
import type { Consent } from '../../domain/consent.js';
import { isNamed, receiptsFor } from '../../domain/episode-parts.js';
import { maySee } from '../consents/consent-view.js';
import type { ConsentStores, ConsentTools, ConsentWork } from '../ports.js';
import { viewRecall } from './recall-view.js';

/** Shows how far recalls got: to who recorded the consent, and to who was told of it. */
export class ReadRecalls {
  constructor(
    private readonly work: ConsentWork,
    private readonly tools: Pick<ConsentTools, 'clock'>,
  ) {}

  one(
    { consentId }: ReadRecallPayload,
    { caller }: MessageContext,
  ): Promise<RecallReport | Refusal> {
    return this.work.read(async (stores) => {
      const consent = await stores.consents.find(consentId);
      const report = consent && (await this.reportOf(stores, consent, caller));
      return report ?? refuse('not_found');
    });
  }

  async list(query: ListRecallsPayload, { caller }: MessageContext): Promise<RecallPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const { authority } = caller;
    const choice = { ...filtersOf(query), authority, now: this.tools.clock.now() };
    return this.work.read(async (stores) => {
      const found = await stores.recalls.list(choice, page.limit + 1, page.after);
      const shown = pageOf(
        found,
        page.limit,
        (place) => place,
        (place) => place,
      );
      const items: RecallEntry[] = [];
      for (const { id, at } of shown.items) {
        const consent = await stores.consents.find(id);
        const report = consent && (await this.reportOf(stores, consent, caller));
        // Who has no part in the episode any more, and was not told, sees nothing of it.
        if (!consent || !report) continue;
        const { episodeId, authority: recordedBy } = consent;
        items.push({ ...report, episodeId, recordedBy, recalledAt: at });
      }
      return { ...shown, items };
    });
  }

  private async reportOf(
    { consents, counterparts, recalls }: ConsentStores,
    consent: Consent,
    caller: Viewer,
  ): Promise<RecallReport | undefined> {
    const receipts = await consents.receipts(consent.id);
    const parts = await counterparts.parts(consent.episodeId);
    const { authority: viewer } = caller;
    if (isNamed(parts, caller) || !maySee(consent, { receipts, parts }, viewer)) return undefined;
    const now = this.tools.clock.now();
    const shown = receiptsFor(await recalls.of(consent.id), parts, viewer).map((recall) =>
      viewRecall(recall, receipts, now),
    );
    const count = (counts: (recall: RecallView) => boolean): number => shown.filter(counts).length;
    return {
      consentId: consent.id,
      ...('endedAt' in consent ? { enforcedAtHubAt: consent.endedAt } : {}),
      holders: shown.length,
      confirmed: count(({ confirmedAt }) => confirmedAt !== undefined),
      enforced: count(({ state }) => state === 'enforced'),
      overdue: count(({ state }) => state === 'overdue'),
      recalls: shown,
    };
  }
}
