import type { ChildLabel } from '@hub/contracts/labels';
import type { AlikeCase, KnownChild } from '../../domain/labels/child-label.js';

/**
 * Who looks for cases that are alike: an authority, and who of its people, where not all of its
 * cases count.
 */
export interface AlikeFor {
  readonly authority: string;
  /** Of the cases that they lead or in whose team they are alone. */
  readonly personId?: string;
}

/** What children are called, sealed at rest. */
export interface LabelStore {
  /** In the place of whatever stood there. @param authority that started the case */
  keep(episodeId: string, authority: string, label: ChildLabel): Promise<void>;
  /** Likewise, of an authority that did not start the case. */
  keepReference(episodeId: string, authority: string, reference: string): Promise<void>;
  /** What is known to an authority of these, in no order; the others are left out. */
  known(episodeIds: readonly string[], authority: string): Promise<KnownChild[]>;
  /** Every authority's own reference of an episode. */
  referencesOf(
    episodeId: string,
  ): Promise<readonly { readonly authority: string; readonly reference: string }[]>;
  /** Running cases of others whose label or household is the same. */
  alike(episodeIds: readonly string[], sought: AlikeFor): Promise<AlikeCase[]>;
  /** By what an episode is found under an authority's own reference. */
  token(authority: string, reference: string): Promise<string>;
  destroy(episodeId: string): Promise<void>;
  /** Seals anew what stands under a key that seals no more. @returns how many */
  sealAnew(limit: number): Promise<number>;
}

export interface LabelStores {
  readonly labels: LabelStore;
}
