import { type Refusal, refuse } from '@hub/contracts';
import type { DisputeKind } from '@hub/contracts/arbitration';

/** How an episode stands, as far as it was told. */
export interface Standing {
  readonly state?: string | undefined;
  /** When social care last gave the child back. */
  readonly steppedDownAt?: string | undefined;
}

/** Who pays for what was given, and what is right on record, is to be settled all the same. */
const ABOUT_THE_PAST: readonly DisputeKind[] = ['funding', 'data_accuracy'];

/** States in which nothing is disputed about the help of an episode: why, and what still is. */
const ENDS = {
  withdrawn: { because: 'The family withdrew its consent.', outlived: ABOUT_THE_PAST },
  closed: { because: 'The case was closed.', outlived: ABOUT_THE_PAST },
  // Child protection never waits in a dispute.
  stepped_up: { because: 'Social care took the child on.', outlived: [] },
} as const satisfies Record<
  string,
  { readonly because: string; readonly outlived: readonly DisputeKind[] }
>;
type EpisodeEnd = keyof typeof ENDS;

/**
 * What ends a dispute of a kind about an episode in a state, and keeps it from being opened;
 * undefined where it goes on.
 */
export function endFor(
  { kind }: { readonly kind: DisputeKind },
  state: string | undefined,
): { readonly end: EpisodeEnd; readonly because: string } | undefined {
  if (!isEnd(state)) return undefined;
  const { because, outlived } = ENDS[state];
  const kinds: readonly DisputeKind[] = outlived;
  return kinds.includes(kind) ? undefined : { end: state, because };
}

/** A dispute that would end at once is not opened. */
export function notOver(
  claim: { readonly kind: DisputeKind },
  { state }: Standing,
): Refusal | undefined {
  const over = endFor(claim, state);
  if (!over) return undefined;
  const code = over.end === 'stepped_up' ? 'safeguarding_first' : 'dispute_over';
  return refuse(code, over.because);
}

function isEnd(state: string | undefined): state is EpisodeEnd {
  return state !== undefined && Object.hasOwn(ENDS, state);
}
