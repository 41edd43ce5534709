import type { FoundEpisode } from '@hub/contracts/lookup';
import type { Consequence } from '@hub/use-case';
import { settle } from '../../domain/lookups/lookup-decisions.js';
import type { LookupPolicy } from '../../domain/lookups/lookup-policy.js';
import type { Lookup } from '../../domain/lookups/lookup.js';
import type { LookupStores } from '../ports.js';
import type { LookupQuestion } from './lookup-ports.js';

/** What a lookup shows once one of its questions waits no longer. */
export async function settleQuestion(
  lookup: Lookup,
  question: LookupQuestion,
  said: {
    /** The record, where it is the child and may be shown. */
    readonly found: FoundEpisode | undefined;
    readonly at: string;
    readonly policy: LookupPolicy;
  },
  { lookupQuestions }: Pick<LookupStores, 'lookupQuestions'>,
): Promise<Consequence<Lookup>> {
  const open = (await lookupQuestions.ofLookup(lookup.id)).filter(
    (one) =>
      one.id !== question.id && one.authority === question.authority && one.state === 'waiting',
  );
  return settle(lookup, { ...said, question, open: open.map(({ id }) => id) });
}
