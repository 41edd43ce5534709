import { type Refusal, refuse } from '@hub/contracts';
import type { OpenDisputePayload } from '@hub/contracts/arbitration';
import { type Dispute, isUnended } from './dispute-state.js';
import { partiesOf } from './dispute.js';
import type { Standing } from './episode-ends.js';
import { type Ladder, LONDON_TIME } from './ladder.js';

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

/**
 * What was left for safeguarding is not taken out of it the next moment: it may be disputed again
 * once social care has given the child back, or once an outcome could not be taken up again.
 */
export function notLeftForSafeguarding(
  claim: Sides,
  others: readonly Dispute[],
  {
    standing: { steppedDownAt = '' },
    at,
    ladder,
  }: { readonly standing: Standing; readonly at: string; readonly ladder: Ladder },
): Refusal | undefined {
  const [left] = others
    .flatMap((one) =>
      one.state === 'to_safeguarding' && one.endedAt >= steppedDownAt && isAlike(one, claim)
        ? [{ id: one.id, until: LONDON_TIME.addDays(one.endedAt, ladder.reopenDays) }]
        : [],
    )
    .filter(({ until }) => at < until);
  return (
    left &&
    refuse(
      'safeguarding_first',
      `Dispute ${left.id} was left for safeguarding; the same is disputed again from ${left.until} on.`,
    )
  );
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
