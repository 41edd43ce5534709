import { type OpenDisputePayload, type Refusal, refuse } from '@hub/contracts';

/** A dispute on the first rung of the ladder; the rungs above come with its own workflow. */
export interface Dispute {
  readonly id: string;
  readonly episodeId: string;
  readonly kind: OpenDisputePayload['kind'];
  readonly openedBy: string;
  readonly respondents: readonly string[];
  readonly askedFor: string;
  readonly riskOfHarm: boolean;
  readonly state: 'open';
  readonly stage: number;
  readonly openedAt: string;
  readonly version: number;
}

export interface Opening {
  readonly id: string;
  readonly authority: string;
  readonly at: string;
  /** Counterpart authorities of the episode; only they may dispute about it, and with each other. */
  readonly counterparts: readonly string[];
}

export function openDispute(claim: OpenDisputePayload, opening: Opening): Dispute | Refusal {
  if (!opening.counterparts.includes(opening.authority)) return refuse('not_found');
  if (claim.respondents.includes(opening.authority)) return refuse('party_to_itself');
  const stranger = claim.respondents.find((party) => !opening.counterparts.includes(party));
  if (stranger !== undefined) return refuse('conflict', `${stranger} has no part in this episode.`);
  return {
    id: opening.id,
    episodeId: claim.episodeId,
    kind: claim.kind,
    openedBy: opening.authority,
    respondents: claim.respondents,
    askedFor: claim.askedFor,
    riskOfHarm: claim.riskOfHarm,
    state: 'open',
    stage: 0,
    openedAt: opening.at,
    version: 1,
  };
}

export function isParty(dispute: Dispute, authority: string): boolean {
  return dispute.openedBy === authority || dispute.respondents.includes(authority);
}
