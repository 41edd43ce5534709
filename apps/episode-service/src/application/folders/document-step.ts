import { type Refusal, refuse } from '@hub/contracts';
import type { ContentCategory } from '@hub/contracts/consent';
import { DocumentAdded, type DocumentView } from '@hub/contracts/episode';
import { fact, type MessageContext, type Outcome } from '@hub/use-case';
import { counterpartsOf } from '../../domain/episode.js';
import { type Document, newestOf } from '../../domain/folders/document.js';
import type { EpisodeStores } from '../ports.js';
import { viewDocument } from './document-view.js';

/** The version of a document that is to be added; the first one makes the document. */
export interface Target {
  readonly documentId: string;
  readonly version: number;
  readonly episodeId: string;
  readonly category: ContentCategory;
}

type Described = Omit<Document['versions'][number], 'version' | 'addedBy'>;

/** Adds a version under the episode's lock, and tells every counterpart. @param nextReviewOn where the content says so */
export async function addVersion(
  stores: EpisodeStores,
  target: Target,
  described: Described,
  { caller }: MessageContext,
  nextReviewOn?: string,
): Promise<Outcome<DocumentView> | Refusal> {
  const { documentId, version, episodeId, category } = target;
  const episode = await stores.episodes.lock(episodeId);
  if (!episode) return refuse('not_found');
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
  if (nextReviewOn !== undefined)
    await stores.episodes.save({ ...episode, nextReviewOn, version: episode.version + 1 });
  const told = fact(
    DocumentAdded,
    { documentId, documentVersion: version, episodeId, authority: document.authority, category },
    counterpartsOf(episode),
  );
  return { result: viewDocument(document), facts: [told], evidence: { subject: documentId } };
}
