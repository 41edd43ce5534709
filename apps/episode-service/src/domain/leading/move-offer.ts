import type { EpisodeStepTaken } from '@hub/contracts/episode';
import type { KeepLeadPayload } from '@hub/contracts/leading';
import type { Episode } from '../episode.js';
import { isRunning } from '../episode.js';

/** That the lead stays although the child lives elsewhere, and why. */
export interface KeptLead extends Pick<KeepLeadPayload, 'episodeId' | 'because'> {
  readonly at: string;
}

/** The authority to which a move lets whoever leads offer the lead, and since when. */
export interface Offer {
  readonly suggestedReceiver: string;
  readonly movedAt: string;
}

/**
 * What a move asks of whoever leads: to offer the lead to where the child lives now, until they do,
 * or say why not. Where the family has not agreed that the authority there learns of it, nothing.
 */
export function offerAfterMove(
  episode: Episode,
  known: {
    readonly steps: readonly EpisodeStepTaken[];
    /** Transfers of the episode, whatever became of them. */
    readonly transfers: readonly { readonly toAuthority: string; readonly proposedAt: string }[];
    readonly kept: readonly KeptLead[];
  },
): Offer | undefined {
  const { homeAuthority, homeUntold, lead } = episode;
  if (!isRunning(episode) || homeUntold || homeAuthority === lead.authority) return undefined;
  const movedAt = known.steps
    .filter(({ step, undoneAt }) => step === 'change_home' && undoneAt === undefined)
    .map(({ at }) => at)
    .filter((at) => at >= lead.since)
    .sort()
    .at(-1);
  if (movedAt === undefined) return undefined;
  const isOffered = known.transfers.some(
    ({ toAuthority, proposedAt }) => toAuthority === homeAuthority && proposedAt >= movedAt,
  );
  const isKept = known.kept.some(({ at }) => at >= movedAt);
  return isOffered || isKept ? undefined : { suggestedReceiver: homeAuthority, movedAt };
}
