import type { ProposeTransferPayload } from '@hub/contracts/episode';
import type { ClosedDays } from '@hub/contracts/identity';
import { stepsOf } from '@hub/workflow';
import { TRANSFER_MACHINE, type TransferEvent, type TransferState } from './transfer-machine.js';

type Absent<Name extends string> = { readonly [Key in Name]?: never };

interface Proposal {
  readonly id: string;
  readonly episodeId: string;
  readonly fromAuthority: string;
  readonly toAuthority: string;
  readonly reason: ProposeTransferPayload['reason'];
  readonly familyView: ProposeTransferPayload['familyView'];
  readonly outgoingPersonId: string;
  /** The term that it ends; a transfer that outlived its term can no longer complete. */
  readonly outgoingTerm: number;
  readonly proposedAt: string;
  /** Not before this does the role pass. */
  readonly effectiveAt?: string;
  /** The dispute whose outcome it carries out. */
  readonly orderedBy?: string;
  /** Why it goes on although the family said no; with it, when the family was told so. */
  readonly goesOnBecause?: string;
  readonly familyToldOn?: string;
  readonly version: number;
}

export type RunningClock = Absent<'hoursLeft'> & {
  /** By when the next step is due. */
  readonly dueAt: string;
  /** When the next reminder goes out. */
  readonly remindAt?: string;
  /** Days on which whoever is waited for is closed: the clock leaves them out. */
  readonly notCounted?: ClosedDays[];
};
type StandingClock = Absent<'dueAt' | 'remindAt' | 'notCounted'> & {
  /** Working hours left. */
  readonly hoursLeft: number;
};
type Clock = RunningClock | StandingClock;
type NoClock = Absent<'dueAt' | 'remindAt' | 'notCounted' | 'hoursLeft'>;

interface Acceptance {
  readonly incomingPersonId: string;
  readonly acceptedAt: string;
  /** When the new Lead Professional reviews the plan, `YYYY-MM-DD`. */
  readonly reviewOn?: string;
  /** Digest of the hand-over pack that was given out last. */
  readonly packDigest?: string;
}
/** How far it had come. */
interface Traces extends Partial<Acceptance> {
  readonly packReceivedAt?: string;
}
type WithoutAcceptance = Absent<'acceptedAt' | 'reviewOn' | 'packDigest' | 'packReceivedAt'>;
type WithoutEnd = Absent<'endedAt' | 'endedBecause'>;
type OpenProposal = Proposal & WithoutEnd & WithoutAcceptance & Absent<'incomingPersonId'>;

export type QueuedTransfer = OpenProposal & NoClock & { readonly state: 'queued' };
export type TransferInTurn = OpenProposal &
  Clock &
  ({ readonly state: 'awaiting_family' } | { readonly state: 'proposed' });
export type NominatedTransfer = Proposal &
  WithoutEnd &
  WithoutAcceptance &
  Clock & { readonly state: 'nominated'; readonly incomingPersonId: string };
export type AcceptedTransfer = Proposal &
  WithoutEnd &
  Acceptance &
  Clock &
  Absent<'packReceivedAt'> & { readonly state: 'accepted' };
/**
 * The pack is received; the role passes at the effective moment, for which no clock is needed but
 * that of a dispute.
 */
export type ReceivedTransfer = Proposal &
  WithoutEnd &
  Acceptance &
  (NoClock | StandingClock) & {
    readonly state: 'accepted';
    readonly packReceivedAt: string;
    readonly effectiveAt: string;
  };
/** Before there were hand-over packs, whoever was named took over in accepting. */
export type CompletedTransfer = Proposal &
  NoClock &
  Traces &
  Absent<'endedBecause'> & {
    readonly state: 'completed';
    readonly incomingPersonId: string;
    readonly endedAt: string;
  };
export type StoppedTransfer = Proposal &
  NoClock &
  Traces & {
    readonly state: 'declined' | 'cancelled' | 'expired' | 'disputed';
    readonly endedAt: string;
    readonly endedBecause: string;
  };

export type OpenTransfer = TransferInTurn | NominatedTransfer | AcceptedTransfer | ReceivedTransfer;
export type UnendedTransfer = QueuedTransfer | OpenTransfer;
export type EndedTransfer = CompletedTransfer | StoppedTransfer;
export type Transfer = UnendedTransfer | EndedTransfer;

export function isParty(transfer: Transfer, authority: string): boolean {
  return transfer.fromAuthority === authority || transfer.toAuthority === authority;
}

/** From one person to another of the same authority. */
export function isWithin({ fromAuthority, toAuthority }: Transfer): boolean {
  return fromAuthority === toAuthority;
}

/** Going on now; one that is queued is not. */
export function isOpen(transfer: Transfer): transfer is OpenTransfer {
  return !hasEnded(transfer) && transfer.state !== 'queued';
}

export function hasEnded(transfer: Transfer): transfer is EndedTransfer {
  const ends: readonly TransferState[] = TRANSFER_MACHINE.ends;
  return ends.includes(transfer.state);
}

export const { stepTo, stay } = stepsOf<TransferState, TransferEvent>(TRANSFER_MACHINE);
