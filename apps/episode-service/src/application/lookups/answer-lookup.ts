import { type AuthorityView, type Fact, fact, type Ids, LookupFound, LookupQuestionAsked, type LookupView, type StartLookupPayload } from '@hub/contracts';
import { conclude, coverageSentence, lookupRows } from '../../domain/lookups/lookup.js';
import { findChild, type FoundPointer } from './find-child.js';
import { asMatch } from './lookup-view.js';
import type { EpisodeStores, IdentityTokens, LookupQuestion } from '../ports.js';

export interface LookupPolicy {
  /** An index reconciled longer ago than this is stale. */
  readonly reconciliationHours: number;
  /** So long a lookup waits for its reason to be confirmed. */
  readonly confirmationHours: number;
}

/** Who asks, and by what the answer is told from others. */
export interface Asked {
  readonly id: string;
  readonly by: string;
  readonly askedAt: string;
  /** When the index is looked through; later than `askedAt` where the reason had to be confirmed. */
  readonly at: string;
}

export interface Answering {
  readonly tokens: IdentityTokens;
  readonly ids: Ids;
  readonly policy: LookupPolicy;
  readonly authorities: ReadonlyMap<string, AuthorityView>;
}

export interface LookupAnswer {
  readonly view: LookupView;
  readonly questions: readonly LookupQuestion[];
  /** For the holders of what was found or came near. */
  readonly facts: readonly Fact[];
}

/** Looks every authority's index through for the child of a question. */
export async function answerLookup(question: StartLookupPayload, asked: Asked, stores: EpisodeStores, how: Answering): Promise<LookupAnswer> {
  const near = await findChild(question.child, stores, how.tokens);
  const matches = near.map(({ record, outcome }) => asMatch(record, outcome, how.authorities));
  const rows = lookupRows(matches, await stores.pointers.freshness(), notBefore(asked.at, how.policy));
  const { purpose, caseReference } = question;
  const { id, by, askedAt, at } = asked;
  const view: LookupView = { id, status: 'complete', conclusion: conclude(rows), coverage: coverageSentence(rows), purpose, caseReference, askedAt, rows };
  const questions = near.filter(({ outcome }) => outcome === 'possible').map((one) => questionAbout(one, id, at, how.ids));
  const found = near.filter(({ outcome }) => outcome === 'found').map(({ record: { authority, pointer } }) => ({ authority, reference: pointer.reference }));
  return { view, questions, facts: [...found.map((record) => foundFact(record, view, by)), ...questions.map((one) => askedFact(one, by))] };
}

/** An index that was complete before this is stale. */
export function notBefore(at: string, { reconciliationHours }: LookupPolicy): string {
  return new Date(Date.parse(at) - reconciliationHours * 3_600_000).toISOString();
}

function questionAbout({ record, because }: FoundPointer, lookupId: string, askedAt: string, ids: Ids): LookupQuestion {
  const { authority, pointer } = record;
  return { id: ids.next(), lookupId, authority, reference: pointer.reference, because, state: 'waiting', askedAt };
}

/** Tells the holder of a record that a lookup found it. */
export function foundFact({ authority, reference }: { authority: string; reference: string }, { id, purpose, askedAt }: LookupView, askedBy: string): Fact {
  return fact(LookupFound, { lookupId: id, askedBy, purpose, askedAt, reference }, [authority]);
}

function askedFact({ id, lookupId, authority, reference, askedAt }: LookupQuestion, askedBy: string): Fact {
  return fact(LookupQuestionAsked, { lookupId, questionId: id, askedBy, reference, askedAt }, [authority]);
}
