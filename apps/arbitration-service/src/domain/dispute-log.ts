import { type Change, changesSince, MOST_CHANGES } from '@hub/contracts';
import * as messages from '@hub/contracts/arbitration';
import type { Act, Dispute } from './dispute-state.js';

const WORDS = new Map<string, string | undefined>([
  ...[
    messages.WriteStatement,
    messages.MakeOffer,
    messages.AnswerOffer,
    messages.EscalateDispute,
    messages.WithdrawDispute,
    messages.LeaveForSafeguarding,
    messages.DeclareConflict,
    messages.AskQuestion,
    messages.AnswerQuestion,
    messages.DecideDispute,
    messages.CarryOutOutcome,
    messages.ReopenDispute,
  ].map(({ type, words }) => [type, words] as const),
  [messages.DisputeEscalated.type, 'The time of a rung ran out, and it went on'],
  [messages.DisputeReminded.type, 'Whoever is waited for was reminded'],
  [messages.DisputeEnded.type, 'The disagreement ended'],
]);
const OTHER = 'The hub noted who is asked or who judges';

/** The dispute with what led to its version; no more is kept than is told. */
export function noteDeed<Of extends Dispute>(dispute: Of, deed: Act): Of {
  const before = dispute.log ?? [];
  const log = [...before, { ...deed, version: dispute.version }].slice(-MOST_CHANGES);
  return { ...dispute, log };
}

/** What was done since a version; people are told to their own authority alone. */
export function deedsSince({ log = [] }: Dispute, read: number, viewer: string): Change[] {
  const told = log.map(({ personId, ...entry }) => ({
    ...entry,
    ...(personId === undefined || entry.authority !== viewer ? {} : { personId }),
    words: WORDS.get(entry.did) ?? OTHER,
  }));
  return changesSince(read, told);
}
