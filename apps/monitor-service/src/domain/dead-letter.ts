import type { ServiceName } from '@hub/contracts';
import type { DeadLetterState } from '@hub/contracts/monitor';

/** A message that a service gave up. The message itself stays with that service. */
export interface DeadLetter {
  readonly id: string;
  readonly messageId: string;
  readonly service: ServiceName;
  readonly type: string;
  readonly error: string;
  readonly fingerprint: string;
  readonly state: DeadLetterState;
  readonly failures: number;
  readonly firstAt: string;
  readonly changedAt: string;
  readonly version: number;
}

/**
 * State → states that may follow. Nothing follows a discard; a message resolved may be given up
 * again by an older copy.
 */
const FOLLOWERS: Readonly<Record<DeadLetterState, readonly DeadLetterState[]>> = {
  new: ['replay_requested', 'discard_sent', 'failed_again', 'resolved', 'discarded'],
  replay_requested: ['replay_sent', 'failed_again', 'resolved', 'new'],
  replay_sent: ['resolved', 'failed_again'],
  failed_again: ['replay_requested', 'discard_sent', 'failed_again', 'resolved', 'discarded'],
  discard_sent: ['discarded', 'resolved'],
  resolved: ['failed_again'],
  discarded: [],
};

/** States in which operations may still decide. */
export const OPEN_STATES: readonly DeadLetterState[] = ['new', 'failed_again'];

/** The dead letter in its next state; undefined where that state does not follow. */
export function moveTo(
  letter: DeadLetter,
  state: DeadLetterState,
  at: string,
): DeadLetter | undefined {
  if (!FOLLOWERS[letter.state].includes(state)) return undefined;
  const failures = state === 'failed_again' ? letter.failures + 1 : letter.failures;
  return { ...letter, state, failures, changedAt: at, version: letter.version + 1 };
}
