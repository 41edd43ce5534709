import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  ConsentView,
  OverrideView,
  RecallView,
  ReleaseView,
  SHARING_PURPOSES,
  SharingEntry,
} from '@hub/contracts/consent';
import type { DocumentVersionView, DocumentView } from '@hub/contracts/episode';
import { plainFields, type RecordItem } from '@hub/contracts/shape';
import type {
  ContentForSubject,
  DisputePart,
  EpisodePart,
  EvidencePart,
} from '@hub/internal-messages';
import type { Consent } from '../../domain/consent.js';
import { decideSharing } from '../../domain/sharing-decision.js';
import { documentItem, type NotShown } from '../../domain/subject-access/document-item.js';
import type { Account } from '../../domain/subject-access/subject-access.js';
import { withoutWhereabouts } from '../../domain/subject-access/left-out.js';
import { timelineItem } from '../../domain/subject-access/timeline.js';
import { viewConsent } from '../consents/consent-view.js';
import { entriesOf } from '../consents/sharing-entry-view.js';
import { viewOverride } from '../overrides/override-view.js';
import type { ConsentStores, ConsentTools, ConsentWork, KeyCustody } from '../ports.js';
import { viewRecall } from '../recalls/recall-view.js';
import { viewRelease } from '../releases/release-view.js';
import { sharingRecord } from '../sharing-record-step.js';

/** As much as passes between services and is kept in one row. */
const MOST_BYTES = 6_000_000;

/** What the other services have on record. */
export interface RecordParts {
  ofEpisode(episodeId: string, authority: string): Promise<EpisodePart | Refusal>;
  ofDisputes(episodes: readonly string[], authority: string): Promise<DisputePart | Refusal>;
  ofLedger(episodes: readonly string[]): Promise<EvidencePart | Refusal>;
  content(
    document: { readonly documentId: string; readonly documentVersion: number },
    key: Buffer,
  ): Promise<ContentForSubject | Refusal>;
}

/**
 * Gathers everything about one child from all services. It shows an authority no content that it
 * may not see anyway.
 */
export class GatherAccount {
  constructor(
    private readonly work: ConsentWork,
    private readonly parts: RecordParts,
    private readonly custody: KeyCustody,
    private readonly tools: Pick<ConsentTools, 'clock'>,
  ) {}

  async execute(episodeId: string, authority: string): Promise<Account | Refusal> {
    const episode = await this.parts.ofEpisode(episodeId, authority);
    if (isRefusal(episode)) return episode;
    const { episodes, documents } = episode;
    const disputes = await this.parts.ofDisputes(episodes, authority);
    if (isRefusal(disputes)) return disputes;
    const ledger = await this.parts.ofLedger(episodes);
    if (isRefusal(ledger)) return ledger;
    if (ledger.more) return refuse('record_too_large');
    const items: RecordItem[] = [...episode.items, ...disputes.items];
    for (const id of episodes)
      items.push(...(await this.work.read((stores) => this.sharingOf(id, authority, stores))));
    for (const document of documents) items.push(...(await this.versionsOf(document, authority)));
    items.push(...ledger.entries.map(timelineItem));
    const shown = withoutWhereabouts(items, episode);
    return JSON.stringify(shown).length > MOST_BYTES
      ? refuse('record_too_large')
      : { episodes, items: shown, checkpoint: ledger.checkpoint };
  }

  private async sharingOf(
    episodeId: string,
    authority: string,
    { consents, overrides, recalls, releases }: ConsentStores,
  ): Promise<RecordItem[]> {
    const now = this.tools.clock.now();
    const items: RecordItem[] = [];
    for (const consent of await consents.ofEpisode(episodeId)) {
      const receipts = await consents.receipts(consent.id);
      items.push(statementItem(consent, authority), ...entriesOf(consent, receipts).map(toldItem));
      for (const recall of await recalls.of(consent.id))
        items.push(recallItem(consent.id, viewRecall(recall, receipts, now)));
    }
    items.push(
      ...(await releases.ofEpisode(episodeId)).map((release) => releaseItem(viewRelease(release))),
    );
    items.push(
      ...(await overrides.ofEpisode(episodeId)).map((override) =>
        overrideItem(viewOverride(override, override.madeBy)),
      ),
    );
    return items;
  }

  private async versionsOf(document: DocumentView, authority: string): Promise<RecordItem[]> {
    const items: RecordItem[] = [];
    const readable = document.authority === authority || (await this.maySee(document, authority));
    for (const version of [...document.versions].reverse()) {
      const content =
        version.digest !== undefined
          ? 'held'
          : readable
            ? await this.contentOf(document, version)
            : 'of_another_authority';
      items.push(documentItem(document, version, content));
    }
    return items;
  }

  /** Whether the authority that answers might have it released anyway, for any purpose. */
  private maySee({ episodeId, category }: DocumentView, recipient: string): Promise<boolean> {
    return this.work.read(async (stores) => {
      const record = await sharingRecord(stores, episodeId);
      const now = this.tools.clock.now();
      return SHARING_PURPOSES.some(
        (purpose) =>
          decideSharing({ recipient, purpose, scope: 'content', category }, record, now).permitted,
      );
    });
  }

  private async contentOf(
    { id, episodeId }: DocumentView,
    { version }: DocumentVersionView,
  ): Promise<ContentForSubject | NotShown> {
    const key = await this.work.read(({ dataKeys }) => dataKeys.find(episodeId));
    if (!key || key.erasedAt !== undefined) return 'erased';
    const content = await this.parts.content(
      { documentId: id, documentVersion: version },
      this.custody.contentKey(key, { id, version }),
    );
    return isRefusal(content) ? 'erased' : content;
  }
}

function statementItem(consent: Consent, authority: string): RecordItem {
  const title = consent.state === 'refused' ? 'You refused sharing' : 'You agreed to sharing';
  return {
    id: `statement-${consent.id}`,
    section: 'statements',
    title,
    at: consent.givenAt,
    authority: consent.authority,
    fields: plainFields(ConsentView, viewConsent(consent, [], authority), [
      'authority',
      'episodeId',
      'givenAt',
      'receipts',
      'version',
    ]),
  };
}

function toldItem(entry: SharingEntry): RecordItem {
  return {
    id: `told-${entry.consentId}-${entry.authority}`,
    section: 'sharing',
    title: 'An authority was told what may be shared with it',
    ...(entry.toldAt === undefined ? {} : { at: entry.toldAt }),
    authority: entry.authority,
    fields: plainFields(SharingEntry, entry, ['authority', 'toldAt']),
  };
}

function recallItem(consentId: string, recall: RecallView): RecordItem {
  return {
    id: `recall-${consentId}-${recall.authority}`,
    section: 'sharing',
    title: 'An authority had to delete what was shared, or to say why it keeps it',
    at: recall.openedAt,
    authority: recall.authority,
    fields: plainFields(RecallView, recall, ['authority', 'openedAt']),
  };
}

function releaseItem(release: ReleaseView): RecordItem {
  return {
    id: `release-${release.id}`,
    section: 'sharing',
    title: 'An authority asked for a document',
    at: release.authorisedAt,
    authority: release.recipient,
    fields: plainFields(ReleaseView, release, [
      'authorisedAt',
      'recipient',
      'episodeId',
      'version',
    ]),
  };
}

function overrideItem(override: OverrideView): RecordItem {
  return {
    id: `override-${override.id}`,
    section: 'sharing',
    title: override.toldOutside
      ? 'Police or a hospital were told without consent, in the public interest'
      : 'Content was opened without consent, in the public interest',
    at: override.madeAt,
    authority: override.madeBy,
    fields: plainFields(OverrideView, override, ['madeAt', 'madeBy', 'episodeId']),
  };
}
