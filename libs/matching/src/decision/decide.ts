import type { Identity } from '../identity/identity.js';
import type { Agreement } from '../scoring/levels.js';
import type { Population } from '../scoring/population.js';
import { score } from '../scoring/score.js';

/** What may be the child asked for. */
export interface Candidate {
  readonly id: string;
  readonly identity: Identity;
  /** A person has said that this is not the child. */
  readonly ruledOut?: boolean;
}

export interface Matched {
  readonly id: string;
  readonly outcome: 'found' | 'possible';
  /** log2 of the odds that it is the child. */
  readonly bits: number;
  readonly agreement: Agreement;
  /** Why a person must look, where the odds alone would have been enough. */
  readonly heldBack?: 'household' | 'several_close' | 'only_the_number_agrees' | undefined;
}

/** Odds from which a match is found: p ≥ .95. */
const FOUND_BITS = Math.log2(0.95 / 0.05);
/** Odds from which a person is asked. */
const POSSIBLE_BITS = -4;
/** How far the best must lead before another child. */
const LEAD_BITS = 5;
const MOST_POSSIBLE = 5;

/**
 * Decides for each candidate whether it is the child, or may be, best first; the others are left out. Records of one
 * child, as two authorities may hold them, are found together; two children who both come near are both left to a person.
 */
export function decide(
  asked: Identity,
  candidates: readonly Candidate[],
  population: Population,
): Matched[] {
  const scored = candidates
    .filter((candidate) => candidate.ruledOut !== true)
    .map((candidate) => ({ candidate, ...judge(asked, candidate.identity, population) }))
    .filter(({ bits }) => bits >= POSSIBLE_BITS)
    .sort((one, other) => other.bits - one.bits);
  const [best] = scored;
  if (!best) return [];
  const isBest = scored.map(
    ({ candidate }) =>
      candidate === best.candidate || isSameChild(best.candidate, candidate, population),
  );
  const close = scored.some(
    (one, place) =>
      isBest[place] === false && one.heldBack === undefined && one.bits > best.bits - LEAD_BITS,
  );
  const matched = scored.map(({ candidate, ...judgement }, place): Matched => {
    const result = { id: candidate.id, ...judgement };
    if (!isFound(judgement)) return { ...result, outcome: 'possible' };
    return close || isBest[place] === false
      ? { ...result, outcome: 'possible', heldBack: 'several_close' }
      : { ...result, outcome: 'found' };
  });
  const possible = matched.filter(({ outcome }) => outcome === 'possible').slice(0, MOST_POSSIBLE);
  return matched.filter((one) => one.outcome === 'found' || possible.includes(one));
}

interface Judgement {
  readonly bits: number;
  readonly agreement: Agreement;
  readonly heldBack?: Matched['heldBack'];
}

function judge(asked: Identity, held: Identity, population: Population): Judgement {
  const { bits, strangerBits, agreement } = score(asked, held, population);
  if (agreement.identifier === 'same') {
    const compared = [agreement.given, agreement.family, agreement.born].filter(
      (level) => level !== 'missing',
    );
    const agreeing = compared.filter((level) => level !== 'different').length;
    // A number alone is an answer to a question that had nothing else.
    if (agreeing >= Math.min(2, compared.length))
      return { bits: Math.max(bits, FOUND_BITS), agreement };
    if (agreeing === 0 && !isPlaceAgreeing(agreement))
      return { bits: Math.max(bits, POSSIBLE_BITS), agreement, heldBack: 'only_the_number_agrees' };
  }
  return bits < FOUND_BITS && strangerBits >= FOUND_BITS
    ? { bits, agreement, heldBack: 'household' }
    : { bits, agreement };
}

function isSameChild(one: Candidate, other: Candidate, population: Population): boolean {
  return isFound(judge(one.identity, other.identity, population));
}

function isFound({ bits, heldBack }: Judgement): boolean {
  return bits >= FOUND_BITS && heldBack === undefined;
}

function isPlaceAgreeing({ postcode, street }: Agreement): boolean {
  return postcode === 'same' || street === 'same';
}
