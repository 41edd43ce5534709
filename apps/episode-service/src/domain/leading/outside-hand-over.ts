import { type Refusal, refuse } from '@hub/contracts';
import type {
  CancelOutsidePayload,
  OpenOutsidePayload,
  OutsideHandOverView,
  OutsideOverrulePayload,
  ReceiveOutsidePayload,
  SendOutsidePayload,
} from '@hub/contracts/leading';
import { londonDate, WorkingTime } from '@hub/working-time';
import { type Episode, isRunning } from '../episode.js';

/** A case on its way to an authority outside London, which the hub cannot reach. */
export interface OutsideHandOver extends Readonly<OutsideHandOverView> {
  readonly episodeId: string;
  /** Of the pack that was made up last. */
  readonly packDigest?: string;
}

/** Working days for the next step: to ask the family, to send, to hear that it came. */
const STEP_DAYS = 5;

interface By {
  readonly authority: string;
  readonly personId: string | undefined;
  readonly isLeadCafContact: boolean;
  readonly at: string;
}

export function openOutside(
  episode: Episode,
  { receiverName, receiverContact, familyView }: OpenOutsidePayload,
  by: By & { readonly id: string },
  others: readonly OutsideHandOver[],
): OutsideHandOver | Refusal {
  const notLeading = refuseOthers(episode, by);
  if (notLeading) return notLeading;
  if (!isRunning(episode) || episode.disputes.length > 0)
    return refuse('conflict', 'The episode is closed, withdrawn or disputed.');
  if (others.some(isUnended)) return refuse('outside_hand_over_exists');
  return {
    ...{ id: by.id, episodeId: episode.id, receiverName, receiverContact, familyView },
    ...{ state: familyView === 'agrees' ? 'open' : 'awaiting_family', openedAt: by.at },
    ...(by.personId === undefined ? {} : { openedBy: by.personId }),
    dueAt: dueAfter(by.at),
  };
}

export function recordView(
  one: OutsideHandOver,
  episode: Episode,
  familyView: 'agrees' | 'disagrees',
  by: By,
): OutsideHandOver | Refusal {
  const refused = refuseIn(one, episode, by, ['awaiting_family', 'open']);
  if (refused) return refused;
  const state = familyView === 'agrees' ? 'open' : 'awaiting_family';
  return { ...one, familyView, state, dueAt: dueAfter(by.at) };
}

export function overruleView(
  one: OutsideHandOver,
  episode: Episode,
  { reason, familyToldOn }: OutsideOverrulePayload,
  by: By,
): OutsideHandOver | Refusal {
  const refused = refuseIn(one, episode, by, ['awaiting_family']);
  if (refused) return refused;
  if (!by.isLeadCafContact)
    return refuse('forbidden', 'Only the lead CAF contact may go on against the family’s no.');
  if (one.familyView !== 'disagrees') return refuse('outside_step_first');
  if (familyToldOn > londonDate(by.at))
    return refuse('date_in_future', 'Tell the family first: familyToldOn lies in the future.');
  return { ...one, state: 'open', goesOnBecause: reason, familyToldOn, dueAt: dueAfter(by.at) };
}

export function notePack(
  one: OutsideHandOver,
  episode: Episode,
  packDigest: string,
  by: By,
): OutsideHandOver | Refusal {
  return refuseIn(one, episode, by, ['open', 'sent']) ?? { ...one, packDigest };
}

export function sendPack(
  one: OutsideHandOver,
  episode: Episode,
  { sentBy, digest }: SendOutsidePayload,
  by: By,
): OutsideHandOver | Refusal {
  const refused = refuseIn(one, episode, by, ['open', 'sent']);
  if (refused) return refused;
  if (one.packDigest !== digest) return refuse('pack_unconfirmed');
  return { ...one, state: 'sent', sentBy, sentAt: by.at, dueAt: dueAfter(by.at) };
}

export function receivePackOutside(
  one: OutsideHandOver,
  episode: Episode,
  { receivedBy, receivedOn, confirmedBy }: ReceiveOutsidePayload,
  by: By,
): OutsideHandOver | Refusal {
  const refused = refuseIn(one, episode, by, ['sent']);
  if (refused) return refused;
  if (receivedOn > londonDate(by.at)) return refuse('date_in_future');
  const received = { receivedBy, receivedOn, confirmedBy, endedAt: by.at };
  return { ...one, state: 'received', ...received };
}

export function cancelOutside(
  one: OutsideHandOver,
  episode: Episode,
  { because: cancelledBecause }: CancelOutsidePayload,
  by: By,
): OutsideHandOver | Refusal {
  return (
    refuseIn(one, episode, by, ['awaiting_family', 'open', 'sent']) ?? {
      ...one,
      ...{ state: 'cancelled', cancelledBecause, endedAt: by.at },
    }
  );
}

function isUnended({ state }: OutsideHandOver): boolean {
  return state !== 'received' && state !== 'cancelled';
}

function refuseIn(
  { state }: OutsideHandOver,
  episode: Episode,
  by: By,
  from: readonly OutsideHandOver['state'][],
): Refusal | undefined {
  const notLeading = refuseOthers(episode, by);
  if (notLeading) return notLeading;
  return from.includes(state) ? undefined : refuse('outside_step_first', `It is ${state}.`);
}

function refuseOthers({ lead }: Episode, { authority }: By): Refusal | undefined {
  return lead.authority === authority
    ? undefined
    : refuse('forbidden', 'Only the authority of the Lead Professional hands the case over.');
}

function dueAfter(at: string): string {
  return new WorkingTime().addDays(at, STEP_DAYS);
}
