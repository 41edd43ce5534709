import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import { SHARING_PURPOSES } from '@hub/contracts/consent';
import type { DocumentVersionView, DocumentView } from '@hub/contracts/episode';
import type { NamedPerson } from '@hub/contracts/identity';
import type { GatheredItem } from '@hub/contracts/shape';
import type {
  ContentForSubject,
  DisputePart,
  EpisodePart,
  EvidencePart,
} from '@hub/internal-messages';
import { decideSharing } from '../../domain/sharing-decision.js';
import { documentItem, type NotShown } from '../../domain/subject-access/document-item.js';
import { withoutWhereabouts } from '../../domain/subject-access/left-out.js';
import { peopleIn, withNames } from '../../domain/subject-access/named-people.js';
import type { Account } from '../../domain/subject-access/subject-access.js';
import { timelineItem } from '../../domain/subject-access/timeline.js';
import { type Asking, askingsIn } from '../../domain/subject-access/who-asked.js';
import { entriesOf } from '../consents/sharing-entry-view.js';
import type { ConsentStores, ConsentTools, ConsentWork, KeyCustody } from '../ports.js';
import { viewRecall } from '../recalls/recall-view.js';
import { sharingRecord } from '../sharing-record-step.js';
import { overrideItem, recallItem, releaseItem, statementItem, toldItem } from './sharing-items.js';

/** As much as passes between services and is kept in one row. */
const MOST_BYTES = 6_000_000;

/** What the other services have on record. */
export interface RecordParts {
  ofEpisode(episodeId: string, authority: string): Promise<EpisodePart | Refusal>;
  ofDisputes(episodes: readonly string[], authority: string): Promise<DisputePart | Refusal>;
  ofLedger(episodes: readonly string[]): Promise<EvidencePart | Refusal>;
  /** Those who are known, by name. */
  people(personIds: readonly string[]): Promise<readonly NamedPerson[] | Refusal>;
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
    const items: GatheredItem[] = [...episode.items, ...disputes.items];
    const asked = { authority, askings: askingsIn(ledger.entries) };
    for (const id of episodes)
      items.push(...(await this.work.read((stores) => this.sharingOf(id, asked, stores))));
    for (const document of documents) items.push(...(await this.versionsOf(document, authority)));
    items.push(...ledger.entries.map(timelineItem));
    const people = await this.parts.people(peopleIn(items));
    if (isRefusal(people)) return people;
    const named = withNames(items, people, episode.whereabouts);
    const shown = withoutWhereabouts(named, episode);
    return JSON.stringify(shown).length > MOST_BYTES
      ? refuse('record_too_large')
      : { episodes, items: shown, checkpoint: ledger.checkpoint };
  }

  private async sharingOf(
    episodeId: string,
    { authority, askings }: { readonly authority: string; readonly askings: readonly Asking[] },
    { consents, overrides, recalls, releases }: ConsentStores,
  ): Promise<GatheredItem[]> {
    const now = this.tools.clock.now();
    const items: GatheredItem[] = [];
    const said = await consents.ofEpisode(episodeId);
    for (const consent of said) {
      const receipts = await consents.receipts(consent.id);
      items.push(statementItem(consent, authority), ...entriesOf(consent, receipts).map(toldItem));
      for (const recall of await recalls.of(consent.id))
        items.push(recallItem(consent.id, viewRecall(recall, receipts, now)));
    }
    for (const release of await releases.ofEpisode(episodeId))
      items.push(releaseItem(release, { said, askings }));
    for (const override of await overrides.ofEpisode(episodeId)) items.push(overrideItem(override));
    return items;
  }

  private async versionsOf(document: DocumentView, authority: string): Promise<GatheredItem[]> {
    const items: GatheredItem[] = [];
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
