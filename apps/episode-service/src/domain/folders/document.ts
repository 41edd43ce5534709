import type { ContentCategory } from '@hub/contracts/consent';
import type { ContentType } from '@hub/contracts/episode';

interface DocumentVersion {
  readonly version: number;
  readonly mediaType: ContentType;
  /** Bytes of its content before it was sealed. */
  readonly size: number;
  /** Of a content that stays with the authority: what it can be told by, and where it is. */
  readonly digest?: string;
  readonly ownReference?: string;
  readonly addedBy?: string;
  readonly addedAt: string;
}

/** Something in an episode's folder; its content lies beside it, sealed. */
export interface Document {
  readonly id: string;
  readonly episodeId: string;
  /** Who added it, answers for it, and alone corrects it. */
  readonly authority: string;
  readonly category: ContentCategory;
  /** Newest first, at least one. */
  readonly versions: readonly DocumentVersion[];
}

export function newestOf(document: Document): number {
  return document.versions[0]?.version ?? 0;
}
