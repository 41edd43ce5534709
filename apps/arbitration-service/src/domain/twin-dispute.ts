import { type Refusal, refuse } from '@hub/contracts';
import type { OpenDisputePayload } from '@hub/contracts/arbitration';
import { type Dispute, isUnended } from './dispute-state.js';
import { partiesOf } from './dispute.js';

type Sides = Pick<OpenDisputePayload, 'kind' | 'transferId'> & {
  readonly openedBy: string;
  readonly respondents: readonly string[];
};

/**
 * The same parties disagree about the same once at a time, whoever of them says it.
 * @param others disputes about the episode
 */
export function notTwin(claim: Sides, others: readonly Dispute[]): Refusal | undefined {
  const twin = others.find((one) => isUnended(one) && isAlike(one, claim));
  return twin && refuse('dispute_open', `It is dispute ${twin.id}.`);
}

function isAlike(one: Sides, other: Sides): boolean {
  return (
    one.kind === other.kind &&
    one.transferId === other.transferId &&
    sidesOf(one).join() === sidesOf(other).join()
  );
}

function sidesOf(sides: Sides): string[] {
  return [...new Set(partiesOf(sides))].sort();
}
