import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ContentCategory } from '@hub/contracts/consent';
import { DocumentAdded, type DocumentView } from '@hub/contracts/episode';
import { fact, type MessageContext, type Outcome } from '@hub/use-case';
import { counterpartsOf, type Episode } from '../../domain/episode.js';
import { type Document, newestOf } from '../../domain/folders/document.js';
import type { EpisodeStores } from '../ports.js';
import { noteDevelopment } from '../planning/note-development.js';
import type { WhoMay } from '../who-may.js';
import { viewDocument } from './document-view.js';

/** A document, and the episode in whose folder it lies. */
export interface FiledDocument {
  readonly document: Document;
  readonly episode: Episode;
}

export async function findDocument(
  { documents, episodes }: EpisodeStores,
  documentId: string,
): Promise<FiledDocument | undefined> {
  const document = await documents.find(documentId);
  const episode = document && (await episodes.find(document.episodeId));
  return episode && { document, episode };
}

/** The version of a document that is to be added; the first one makes the document. */
export interface Target {
  /** The type of the request that adds it. */
  readonly action: string;
  readonly documentId: string;
  readonly version: number;
  readonly episodeId: string;
  readonly category: ContentCategory;
}

type VersionDetails = Omit<Document['versions'][number], 'version' | 'addedBy'>;

/** Decides once more under the episode's lock, adds a version, and tells every counterpart. */
export async function addVersion(
  stores: EpisodeStores,
  whoMay: WhoMay,
  target: Target,
  described: VersionDetails,
  context: MessageContext,
): Promise<Outcome<DocumentView> | Refusal> {
  const { action, documentId, version, episodeId, category } = target;
  const { caller } = context;
  const permitted = whoMay.decide(action, await stores.episodes.lock(episodeId), context);
  if (isRefusal(permitted)) return permitted;
  const { episode, rule } = permitted;
  const earlier = version === 1 ? undefined : await stores.documents.lock(documentId);
  if (version !== 1 && (!earlier || newestOf(earlier) !== version - 1))
    return refuse('conflict', 'Another version was added meanwhile.');
  const added = {
    ...described,
    version,
    ...(caller.personId === undefined ? {} : { addedBy: caller.personId }),
  };
  const document: Document = {
    id: documentId,
    episodeId,
    authority: caller.authority,
    category,
    versions: [added, ...(earlier?.versions ?? [])],
  };
  await stores.documents.addVersion(document);
  const at = described.addedAt;
  await noteDevelopment(stores, episode, 'document', { ...caller, at });
  const told = fact(
    DocumentAdded,
    { documentId, documentVersion: version, episodeId, authority: document.authority, category },
    counterpartsOf(episode),
  );
  return { result: viewDocument(document), facts: [told], evidence: { subject: documentId, rule } };
}
