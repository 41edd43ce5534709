import {
  type AuthorityView,
  drawAuthority,
  LookupCanaryFound,
  LookupFound,
  LookupQuestionAsked,
  LookupReviewAsked,
  type LookupView,
  type StartLookupPayload,
} from '@hub/contracts';
import { type Chance, type Fact, fact, type Ids, type MessageContext } from '@hub/use-case';
import type { Enquiry } from '../../domain/lookups/enquiry.js';
import {
  conclude,
  coverageSentence,
  isOpen,
  lookupRows,
  type Unnamed,
} from '../../domain/lookups/lookup.js';
import type { LookupPolicy } from '../../domain/lookups/lookup-policy.js';
import { type LookupReview, reviewBy } from '../../domain/lookups/lookup-review.js';
import type { LookupStores } from '../ports.js';
import type { HeldRecord, LookupQuestion } from './lookup-ports.js';
import type { IdentityTokens } from '../pointers/pointer-ports.js';
import { askAuthorities, type Asking } from './ask-authorities.js';
import { coverUp } from './cover-up.js';
import { findChild, type FoundPointer } from './find-child.js';
import { asMatch } from './lookup-view.js';

/** Who asks, and by what the answer is told from others. */
export interface Asked {
  readonly id: string;
  readonly by: string;
  readonly personId: string | undefined;
  readonly askedAt: string;
  /** When the index is looked through; later than `askedAt` where the reason had to be confirmed. */
  readonly at: string;
  /** So long the asker waits for those who are asked live, in milliseconds. */
  readonly waitMs: number;
}

export interface Answering extends Asking {
  readonly tokens: IdentityTokens;
  readonly chance: Chance;
  readonly authorities: ReadonlyMap<string, AuthorityView>;
}

export interface LookupAnswer {
  readonly view: LookupView;
  readonly unnamed: Unnamed;
  readonly questions: readonly LookupQuestion[];
  readonly reviews: readonly LookupReview[];
  readonly enquiries: readonly Enquiry[];
  readonly found: readonly HeldRecord[];
  /** For those who are asked live, for the holders of what was found or came near, and for who reviews. */
  readonly facts: readonly Fact[];
}

/** Looks every published index through for the child of a question, and asks those who keep their own. */
export async function answerLookup(
  question: StartLookupPayload,
  asked: Asked,
  stores: LookupStores,
  how: Answering,
): Promise<LookupAnswer> {
  const live = await askAuthorities(question, asked, stores.enquiries, how);
  const near = (await findChild(question.child, stores, how.tokens)).filter(
    ({ record }) => !live.notAsked.has(record.authority),
  );
  const found = near.filter((one) => one.outcome === 'found' && handlingOf(one) === 'ordinary');
  const left = near.filter((one) => !found.includes(one));
  const questions = left.map((one) => questionAbout(one, asked, how.ids));
  const named = nameable(left);
  const matches = [...found, ...named].map(({ record, outcome }) =>
    asMatch(record, outcome, how.authorities),
  );
  const rows = lookupRows(
    matches,
    await stores.pointers.freshness(),
    notBefore(asked.at, how.policy),
    live.notAsked,
  );
  const hidden = questions.filter(
    ({ authority, reference }) =>
      !named.some(
        ({ record }) => record.authority === authority && record.pointer.reference === reference,
      ),
  );
  const hides =
    hidden.length > 0 || ['found', 'person_will_answer'].includes(conclude(rows, false));
  const unnamed: Unnamed = {
    questions: hidden.map(({ id }) => id),
    until: hides ? undefined : await coverUp(question.child, asked.at, stores, how),
  };
  const { purpose, caseReference } = question;
  const { id, by, askedAt } = asked;
  const conclusion = conclude(rows, isOpen(unnamed, asked.at));
  const view: LookupView = {
    id,
    status: live.enquiries.length > 0 ? 'gathering' : 'complete',
    conclusion,
    coverage: coverageSentence(rows),
    purpose,
    caseReference,
    askedAt,
    rows,
  };
  const reviews = reviewsOf(near, asked, how);
  return {
    view,
    unnamed,
    questions,
    reviews,
    enquiries: live.enquiries,
    found: heldBy(found),
    facts: [
      ...live.facts,
      ...heldBy(found).map((record) => foundFact(record, view, by)),
      ...questions.map((one) => askedFact(one, by)),
      ...near.filter(isCanary).map(({ record }) => canaryFact(record, asked)),
      ...reviews.map(reviewFact),
    ],
  };
}

/** Keeps what an answer causes, beside the lookup itself. */
export async function keepAnswer(
  { view, questions, reviews, enquiries, found }: LookupAnswer,
  stores: LookupStores,
  { messageId }: MessageContext,
): Promise<void> {
  await stores.lookups.addFindings(view.id, found, messageId);
  await stores.lookupQuestions.add(questions);
  await stores.lookupReviews.add(reviews);
  await stores.enquiries.add(enquiries);
}

/** An index that was complete before this is stale. */
export function notBefore(at: string, { reconciliationHours }: LookupPolicy): string {
  return new Date(Date.parse(at) - reconciliationHours * 3_600_000).toISOString();
}

function handlingOf({ record }: FoundPointer): LookupQuestion['handling'] {
  return record.pointer.handling ?? 'ordinary';
}

function heldBy(found: readonly FoundPointer[]): HeldRecord[] {
  return found.map(({ record: { authority, pointer } }) => ({
    authority,
    reference: pointer.reference,
  }));
}

function isCanary({ record, outcome }: FoundPointer): boolean {
  return record.pointer.canary === true && outcome === 'found';
}

/** Of what a person must look at, that which may show in its authority's row: the only one near, and nothing to hide. */
function nameable(left: readonly FoundPointer[]): FoundPointer[] {
  const ordinary = left.filter((one) => handlingOf(one) === 'ordinary');
  return ordinary.length === 1 ? ordinary : [];
}

function questionAbout(
  found: FoundPointer,
  { id: lookupId, at: askedAt }: Asked,
  ids: Ids,
): LookupQuestion {
  const { authority, pointer } = found.record;
  return {
    id: ids.next(),
    lookupId,
    authority,
    reference: pointer.reference,
    because: found.because,
    handling: handlingOf(found),
    state: 'waiting',
    askedAt,
  };
}

/** A lookup that finds what is no child is reviewed; of the others, as many as chance and the policy will. */
function reviewsOf(
  near: readonly FoundPointer[],
  asked: Asked,
  { ids, chance, policy: { review } }: Answering,
): LookupReview[] {
  const canary = near.find(isCanary);
  if (!canary && chance.next() >= review.share) return [];
  const reviewer = drawAuthority(
    [asked.by, ...(canary ? [canary.record.authority] : [])],
    chance.next(),
  );
  const { id: lookupId, by: askedBy, personId, at } = asked;
  return [
    {
      id: ids.next(),
      lookupId,
      reviewer,
      askedBy,
      personId,
      because: canary ? 'canary' : 'sample',
      state: 'waiting',
      reviewBy: reviewBy(at, review),
    },
  ];
}

/** Tells the holder of a record that a lookup found it. */
export function foundFact(
  { authority, reference }: HeldRecord,
  { id, purpose, askedAt }: LookupView,
  askedBy: string,
): Fact {
  return fact(LookupFound, { lookupId: id, askedBy, purpose, askedAt, reference }, [authority]);
}

function askedFact(
  { id, lookupId, authority, reference, askedAt }: LookupQuestion,
  askedBy: string,
): Fact {
  return fact(LookupQuestionAsked, { lookupId, questionId: id, askedBy, reference, askedAt }, [
    authority,
  ]);
}

function canaryFact(
  { authority, pointer }: FoundPointer['record'],
  { id, by, askedAt }: Asked,
): Fact {
  return fact(
    LookupCanaryFound,
    { lookupId: id, askedBy: by, reference: pointer.reference, askedAt },
    [authority],
  );
}

function reviewFact({ id, lookupId, askedBy, reviewer, reviewBy: until }: LookupReview): Fact {
  return fact(LookupReviewAsked, { reviewId: id, lookupId, askedBy, reviewBy: until }, [reviewer]);
}
