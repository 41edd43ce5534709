import { authorityName, type Refusal, refuse } from '@hub/contracts';
import { type FoundAnswer, FoundAnswerGiven, FoundAnswerSeen } from '@hub/contracts/episode';
import { type Consequence, type Fact, fact } from '@hub/use-case';
import type { Episode } from './episode.js';

/** What an episode that a lookup found is to the one that started after it. */
export interface KeptAnswer extends Readonly<FoundAnswer> {
  readonly id: string;
  readonly episodeId: string;
  readonly lookupId: string;
  readonly askedBy: string;
  /** Whether the family agreed that the holder knows what was answered. */
  readonly told: boolean;
  readonly at: string;
  /** When the holder had seen it. */
  readonly seenAt?: string;
}

const UNGROUNDED: readonly FoundAnswer['answer'][] = ['joins', 'sibling'];

/** Why no other episode may start after these answers. */
export function checkAnswers(found: readonly FoundAnswer[]): Refusal | undefined {
  const otherwise = found.findIndex((one) => {
    const first = firstAbout(one, found);
    return first?.answer !== one.answer || first.because !== one.because;
  });
  if (otherwise >= 0)
    return refuse('invalid_request', undefined, [
      { field: `found.${String(otherwise)}`, message: 'answers a record otherwise than before' },
    ]);
  const joined = found.filter(({ answer }) => answer === 'joins');
  if (joined.length > 0) return refuse('lookup_found_joins', `It is ${listed(joined)}.`);
  const bare = found.filter(
    ({ answer, because }) => because === undefined && !UNGROUNDED.includes(answer),
  );
  if (bare.length === 0) return undefined;
  return refuse('reason_missing', `Say in because on what the answer about ${listed(bare)} rests.`);
}

/**
 * The answers as they are kept with the episode: one about each record, however often it was given.
 * @param agreed authorities of which the family agreed that they learn of it
 */
export function keepAnswers(
  found: readonly FoundAnswer[],
  { id: episodeId, lookupId, originatingAuthority: askedBy, startedAt: at }: Episode,
  { agreed, nextId }: { readonly agreed: ReadonlySet<string>; readonly nextId: () => string },
): KeptAnswer[] {
  const once = found.filter((one) => firstAbout(one, found) === one);
  return once.map((one) => ({
    ...one,
    id: nextId(),
    episodeId,
    lookupId,
    askedBy,
    told: agreed.has(one.authority),
    at,
  }));
}

/**
 * Tells the holder that another episode has started, and waits for its lead CAF contact to look at
 * it.
 */
export function givenFact({
  id: foundAnswerId,
  lookupId,
  askedBy,
  authority,
  reference,
  answer,
  told,
}: KeptAnswer): Fact {
  return fact(
    FoundAnswerGiven,
    {
      foundAnswerId,
      lookupId,
      askedBy,
      reference,
      ...(told ? { answer } : {}),
      waits: [{ step: 'look_at_start', authority, role: 'lead_caf_contact' }],
    },
    [authority],
  );
}

/** The holder has seen it; a second time it stays as it is. */
export function seeAnswer(answer: KeptAnswer, at: string): Consequence<KeptAnswer> {
  if (answer.seenAt !== undefined) return { next: answer, facts: [] };
  const { id: foundAnswerId, lookupId, askedBy } = answer;
  return {
    next: { ...answer, seenAt: at },
    facts: [fact(FoundAnswerSeen, { foundAnswerId, lookupId, waits: [] }, [askedBy])],
  };
}

function listed(found: readonly FoundAnswer[]): string {
  return found.map((one) => `${one.reference} of ${authorityName(one.authority)}`).join(', ');
}

function firstAbout(
  { authority, reference }: FoundAnswer,
  found: readonly FoundAnswer[],
): FoundAnswer | undefined {
  return found.find((one) => one.authority === authority && one.reference === reference);
}
