import type { DisputeView } from '@hub/contracts/arbitration';
import type { Direction } from '@hub/contracts/shape';
import type { Dispute } from './dispute-state.js';

/** Which disputes a list shows to a party. */
export interface DisputeChoice {
  readonly authority: string;
  /** Who of its people looks, where a person does. */
  readonly personId?: string | undefined;
  /** About children with whom that person works alone. */
  readonly worksWith?: string | undefined;
  readonly episode?: string;
  readonly state?: DisputeView['state'];
  readonly direction?: Direction;
}

/** Which disputes a list shows to an arbitrator. */
export interface JudgedChoice {
  readonly authority: string;
  readonly personId: string;
  readonly kind?: DisputeView['kind'];
  readonly state?: DisputeView['state'];
}

export function isJudgedBy({ arbitrators, kind, state }: Dispute, choice: JudgedChoice): boolean {
  const { authority, personId } = choice;
  return (
    arbitrators.some((one) => one.authority === authority && one.personId === personId) &&
    (choice.kind === undefined || choice.kind === kind) &&
    (choice.state === undefined || choice.state === state)
  );
}

export function isChosen(
  { episodeId, state, openedBy, respondents }: Dispute,
  choice: DisputeChoice,
): boolean {
  const { authority, direction } = choice;
  return (
    ((direction !== 'in' && openedBy === authority) ||
      (direction !== 'out' && respondents.includes(authority))) &&
    (choice.episode === undefined || choice.episode === episodeId) &&
    (choice.state === undefined || choice.state === state)
  );
}
