import { AUTHORITY_CODES, drawAuthority } from '@hub/contracts';
import type { AuthorityView } from '@hub/contracts/identity';
import {
  type ChildDetails,
  LookupCanaryFound,
  LookupQuestionAsked,
  LookupReviewAsked,
} from '@hub/contracts/lookup';
import { londonDate } from '@hub/working-time';
import { type Chance, fact, type Fact, type Ids } from '@hub/use-case';
import { answersOf } from '../../domain/lookups/authority-answer.js';
import type { Enquiry } from '../../domain/lookups/enquiry.js';
import {
  type AnsweredLookup,
  asAsked,
  type LookupAsked,
  notBefore,
} from '../../domain/lookups/lookup.js';
import { mayStart, startableUntil } from '../../domain/lookups/may-start.js';
import { notesOn } from '../../domain/lookups/lookup-notes.js';
import { foundFact } from '../../domain/lookups/lookup-decisions.js';
import { type LookupReview, reviewBy } from '../../domain/lookups/lookup-review.js';
import { answerBy } from '../../domain/lookups/question-clock.js';
import type { SocialCareQuestion } from '../../domain/social-care/social-care-question.js';
import type { LookupStores } from '../ports.js';
import { askSocialCare, type Holders } from '../social-care/ask-social-care.js';
import type { HeldRecord, LookupQuestion } from './lookup-ports.js';
import type { IdentityTokens } from '../pointers/pointer-ports.js';
import { askAuthorities, type Asking } from './ask-authorities.js';
import { coverUp } from './cover-up.js';
import { findChild, type FoundPointer } from './find-child.js';
import { asMatch } from './found-episode-view.js';

/** When a lookup is asked. */
export interface Search {
  /**
   * When the index is looked through; later than `askedAt` where the reason had to be confirmed.
   */
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
  readonly lookup: AnsweredLookup;
  readonly questions: readonly LookupQuestion[];
  readonly reviews: readonly LookupReview[];
  readonly enquiries: readonly Enquiry[];
  readonly socialCare: readonly SocialCareQuestion[];
  readonly found: readonly HeldRecord[];
  /**
   * For those who are asked live, for the holders of what was found or came near, and for who
   * reviews.
   */
  readonly facts: readonly Fact[];
}

/** Looks every published index through for a child, and asks those who keep their own. */
export async function answerLookup(
  asked: LookupAsked,
  child: ChildDetails,
  { at, waitMs }: Search,
  stores: LookupStores,
  how: Answering,
): Promise<LookupAnswer> {
  const enquired = { id: asked.id, by: asked.authority, purpose: asked.purpose, at, waitMs };
  const candidates = await findChild(child, stores, how.tokens);
  const untold = untoldOf(candidates);
  const { live, enquiries, facts } = await askAuthorities(child, enquired, stores.enquiries, {
    ...how,
    untold,
  });
  const near = candidates.filter(({ record, outcome }) =>
    untold.has(record.authority)
      ? outcome === 'found'
      : record.hub !== undefined || !live.has(record.authority),
  );
  const found = near.filter((one) => one.outcome === 'found' && handlingOf(one) === 'ordinary');
  // Whom the child is hidden from is asked nothing about it, and not told who looks for it.
  const left = near.filter((one) => !found.includes(one) && !untold.has(one.record.authority));
  const told = found.filter(({ record }) => !untold.has(record.authority));
  const questions = left.map((one) => questionAbout(one, { id: asked.id, at }, how.ids));
  // Of an authority that is asked live the row is its system's to answer.
  const named = nameable(left).filter(({ record }) => !live.has(record.authority));
  const matches = [...found, ...named].map(({ record, outcome, numbered }) =>
    asMatch(record, { outcome, isSure: numbered }, how.authorities),
  );
  const hidden = questions.filter(
    ({ authority, reference }) =>
      !named.some(
        ({ record }) => record.authority === authority && record.pointer.reference === reference,
      ),
  );
  const hides = hidden.length > 0 || matches.length > 0;
  const lookup: AnsweredLookup = {
    ...asAsked(asked),
    state: 'answered',
    searchedAt: at,
    hubUpTo: at,
    notes: notesOn(child, londonDate(at)),
    answers: answersOf(matches, await stores.pointers.freshness(), notBefore(at, how.policy), live),
    unnamed: {
      questions: hidden.map(({ id }) => id),
      until: hides ? undefined : await coverUp(child, at, stores, how),
    },
  };
  const reviews = reviewsOf({ near, untold }, lookup, how);
  const asking = await askSocialCare(
    child,
    { lookup: asked, at },
    { ...holdersOf(found, near), untold, authorities: how.authorities },
    stores.socialCare,
    how,
  );
  return {
    lookup,
    questions,
    reviews,
    enquiries,
    socialCare: asking.questions,
    found: told.map(heldAs),
    facts: [
      ...facts,
      ...told.map((one) => foundFact(heldAs(one), lookup, one.record.hub?.leadAuthority)),
      ...questions.map((one) => askedFact(one, lookup.authority)),
      ...near
        .filter((one) => isCanary(one) && !untold.has(one.record.authority))
        .map(({ record }) => canaryFact(record, lookup)),
      ...reviews.map(reviewFact),
      ...asking.facts,
    ],
  };
}

/**
 * Keeps what an answer causes, beside the lookup itself, and the child for the start that may
 * follow.
 */
export async function keepAnswer(
  { lookup, questions, reviews, enquiries, socialCare, found }: LookupAnswer,
  stores: LookupStores,
  { child, messageId }: { readonly child: ChildDetails; readonly messageId: string },
): Promise<void> {
  if (mayStart(lookup)) await stores.details.keep(lookup.id, child, startableUntil(lookup));
  await stores.lookups.addFindings(lookup.id, found, messageId);
  await stores.lookupQuestions.add(questions);
  await stores.lookupReviews.add(reviews);
  await stores.enquiries.add(enquiries);
  await stores.socialCare.add(socialCare);
}

export function handlingOf({ record }: FoundPointer): LookupQuestion['handling'] {
  return record.pointer.handling ?? 'ordinary';
}

/**
 * Whose social care is asked because of a record that shows, and whose says nothing because of one
 * that must not: whoever holds it, and whoever leads it.
 */
function holdersOf(
  found: readonly FoundPointer[],
  near: readonly FoundPointer[],
): Pick<Holders, 'shown' | 'hiding'> {
  const theirs = ({ record }: FoundPointer): string[] => [
    record.authority,
    ...(record.hub === undefined ? [] : [record.hub.leadAuthority]),
  ];
  const hidden = near.filter(
    (one) => handlingOf(one) !== 'ordinary' || (one.record.hub?.hiddenFrom ?? []).length > 0,
  );
  return { shown: found.flatMap(theirs), hiding: new Set(hidden.flatMap(theirs)) };
}

/** From whom an episode of the child is hidden: authorities by code, people by id. */
function untoldOf(candidates: readonly FoundPointer[]): ReadonlySet<string> {
  return new Set(candidates.flatMap(({ record }) => record.hub?.hiddenFrom ?? []));
}

export function heldAs({ record: { authority, pointer } }: FoundPointer): HeldRecord {
  return { authority, reference: pointer.reference };
}

function isCanary({ record, outcome }: FoundPointer): boolean {
  return record.pointer.canary === true && outcome === 'found';
}

/**
 * Of what a person must look at, that which may show in its authority's row: the only one near, and
 * nothing to hide.
 */
export function nameable(left: readonly FoundPointer[]): FoundPointer[] {
  const ordinary = left.filter((one) => handlingOf(one) === 'ordinary');
  return ordinary.length === 1 ? ordinary : [];
}

export function questionAbout(
  found: FoundPointer,
  { id: lookupId, at: askedAt }: { readonly id: string; readonly at: string },
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
    answerBy: answerBy(askedAt),
  };
}

/**
 * A lookup that finds what is no child is reviewed, and one for safeguarding; of the others, as
 * many as chance and the policy will. Whom the child is hidden from does not hear who looks for it.
 */
function reviewsOf(
  {
    near,
    untold,
  }: { readonly near: readonly FoundPointer[]; readonly untold: ReadonlySet<string> },
  { id: lookupId, authority: askedBy, personId, searchedAt, purpose }: AnsweredLookup,
  { ids, chance, policy: { review } }: Answering,
): LookupReview[] {
  const canary = near.find(isCanary);
  const isSafeguarding = purpose === 'safeguarding';
  if (!canary && !isSafeguarding && chance.next() >= review.share) return [];
  const unfit = [askedBy, ...untold, ...(canary ? [canary.record.authority] : [])];
  // Hidden from everybody else, there is nobody to look into it.
  if (AUTHORITY_CODES.every((code) => unfit.includes(code))) return [];
  const reviewer = drawAuthority(unfit, chance.next());
  return [
    {
      id: ids.next(),
      lookupId,
      reviewer,
      askedBy,
      personId,
      because: canary ? 'canary' : isSafeguarding ? 'safeguarding' : 'sample',
      state: 'waiting',
      reviewBy: reviewBy(searchedAt, review),
    },
  ];
}

export function askedFact(
  { id, lookupId, authority, reference, askedAt }: LookupQuestion,
  askedBy: string,
): Fact {
  return fact(LookupQuestionAsked, { lookupId, questionId: id, askedBy, reference, askedAt }, [
    authority,
  ]);
}

function canaryFact(
  { authority, pointer }: FoundPointer['record'],
  { id: lookupId, authority: askedBy, askedAt }: LookupAsked,
): Fact {
  return fact(LookupCanaryFound, { lookupId, askedBy, reference: pointer.reference, askedAt }, [
    authority,
  ]);
}

function reviewFact({ id, lookupId, askedBy, reviewer, reviewBy: until }: LookupReview): Fact {
  return fact(LookupReviewAsked, { reviewId: id, lookupId, askedBy, reviewBy: until }, [reviewer]);
}
