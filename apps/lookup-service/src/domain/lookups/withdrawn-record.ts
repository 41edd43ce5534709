import { type PointerWithdrawal, PointerWithdrawn } from '@hub/contracts/lookup';
import { type Consequence, fact } from '@hub/use-case';
import type { AuthorityAnswer } from './authority-answer.js';
import type { Lookup } from './lookup.js';

export type Withdrawal = Omit<PointerWithdrawal, 'lookups'>;

/**
 * A lookup that had found a record which its authority withdraws: what it found stays, marked, and
 * the asker is told. One that was taken back shows nothing, but may have been acted on.
 */
export function markWithdrawn(lookup: Lookup, withdrawal: Withdrawal): Consequence<Lookup> {
  const told = fact(PointerWithdrawn, { lookupId: lookup.id, ...withdrawal }, [lookup.authority]);
  if (lookup.state !== 'answered') return { next: lookup, facts: [told] };
  const answers = lookup.answers.map((answer) => marked(answer, withdrawal));
  return { next: { ...lookup, answers }, facts: [told] };
}

function marked(answer: AuthorityAnswer, withdrawal: Withdrawal): AuthorityAnswer {
  if (answer.authority !== withdrawal.authority || answer.outcome !== 'found') return answer;
  const [first, ...others] = answer.episodes;
  const mark = (episode: typeof first): typeof first =>
    episode.reference === withdrawal.reference
      ? { ...episode, withdrawnBecause: withdrawal.because }
      : episode;
  return { ...answer, episodes: [mark(first), ...others.map(mark)] };
}
