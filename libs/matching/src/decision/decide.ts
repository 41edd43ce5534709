import type { Identity } from '../identity/identity.js';
import type { Agreement } from '../scoring/levels.js';
import type { Population } from '../scoring/population.js';
import { guard, isNumberOfAnother } from './guard.js';
import { type HeldBack, isFound, isNear, type Judgement, judgeOdds } from './judge.js';
import { isUnborn, judgeUnborn } from './judge-unborn.js';

/** What may be the child asked for. */
export interface Candidate {
  readonly id: string;
  readonly identity: Identity;
  /** A person has said that this is not the child. */
  readonly ruledOut?: boolean;
}

export interface MatchDecision {
  readonly id: string;
  readonly outcome: 'found' | 'possible';
  /** log2 of the odds that it is the child. */
  readonly bits: number;
  readonly agreement: Agreement;
  /** Why a person must look, where the odds alone would have been enough. */
  readonly heldBack?: HeldBack | undefined;
  /** Whose details were compared, where not the child’s. */
  readonly of?: 'mother';
}

const MOST_POSSIBLE = 5;
/** How far the best must lead before another child. */
const LEAD_BITS = 5;

/**
 * `odds` leaves out what {@link guard} adds for children, to be compared with sets that replace
 * given names at will.
 */
export type DecideBy = 'rules' | 'odds';

/**
 * Decides for each candidate whether it is the child, or may be, best first; the others are left
 * out. Records of one child, as two authorities may hold them, are found together; two children who
 * both come near are both left to a person.
 */
export function decide(
  asked: Identity,
  candidates: readonly Candidate[],
  population: Population,
  by: DecideBy = 'rules',
): MatchDecision[] {
  const judge = (one: Identity, other: Identity): Judgement => {
    if (isUnborn(one) || isUnborn(other)) return judgeUnborn(one, other, population);
    const judgement = judgeOdds(one, other, population);
    return by === 'odds' ? judgement : guard(judgement, one, other);
  };
  const scored = candidates
    .filter((candidate) => candidate.ruledOut !== true)
    .map((candidate) => ({ candidate, ...judge(asked, candidate.identity) }))
    .filter(isNear)
    .sort((one, other) => other.bits - one.bits);
  const [best] = scored;
  if (!best) return [];
  const isBest = scored.map(
    ({ candidate }) =>
      candidate === best.candidate || isFound(judge(best.candidate.identity, candidate.identity)),
  );
  const close = scored.some(
    (one, place) =>
      isBest[place] === false && one.heldBack === undefined && one.bits > best.bits - LEAD_BITS,
  );
  const contradicted = by === 'rules' && scored.some(isNumberOfAnother);
  const matched = scored.map(({ candidate, ...judgement }, place): MatchDecision => {
    const result = { id: candidate.id, ...judgement };
    if (!isFound(judgement)) return { ...result, outcome: 'possible' };
    if (contradicted) return { ...result, outcome: 'possible', heldBack: 'number_disagrees' };
    return close || isBest[place] === false
      ? { ...result, outcome: 'possible', heldBack: 'several_close' }
      : { ...result, outcome: 'found' };
  });
  const possible = matched.filter(({ outcome }) => outcome === 'possible').slice(0, MOST_POSSIBLE);
  return matched.filter((one) => one.outcome === 'found' || possible.includes(one));
}
