import { type Refusal, refuse, type Role } from '@hub/contracts';
import {
  type ChildDetails,
  type FoundEpisode,
  LookupAnswered,
  LookupConfirmationAsked,
  LookupFound,
} from '@hub/contracts/lookup';
import { type Consequence, type Fact, fact } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import { answeredAgain, isOfIndex, knownLive } from './authority-answer.js';
import {
  asAsked,
  hasExpired,
  type Lookup,
  type LookupAsked,
  notBefore,
  type RefusedLookup,
  type WaitingLookup,
  type WithdrawnLookup,
} from './lookup.js';
import type { LookupPolicy } from './lookup-policy.js';

/**
 * Whether a lookup waits for the asker's lead CAF contact: where the asker is not verified, or
 * there is reason to doubt. A child in danger waits for nobody's doubt; that lookup is reviewed.
 */
export function mustBeConfirmed(
  purpose: LookupAsked['purpose'],
  { isVerified, isDoubted }: { readonly isVerified: boolean; readonly isDoubted: boolean },
): boolean {
  return !isVerified || (isDoubted && purpose !== 'safeguarding');
}

/** Nothing is looked through before the asker's lead CAF contact has confirmed the reason. */
export function holdBack(
  asked: LookupAsked,
  child: ChildDetails,
  confirmBy: string,
): Consequence<WaitingLookup> {
  const { id: lookupId, askedAt, authority } = asked;
  return {
    next: { ...asked, state: 'waiting', child, confirmBy },
    facts: [fact(LookupConfirmationAsked, { lookupId, askedAt, confirmBy }, [authority])],
  };
}

/** The lookup that somebody may decide on now. */
export function confirmable(
  lookup: Lookup,
  by: { readonly personId: string | undefined; readonly at: string },
): WaitingLookup | Refusal {
  if (lookup.state !== 'waiting') return refuse('conflict', 'It does not wait for confirmation.');
  if (hasExpired(lookup, by.at))
    return refuse(
      'conflict',
      `It could be confirmed until ${lookup.confirmBy}; the lookup must be made again.`,
    );
  if (lookup.personId !== undefined && lookup.personId === by.personId)
    return refuse('second_person_needed', 'Nobody confirms a lookup of their own.');
  return lookup;
}

/** It is never asked. */
export function turnDown(
  waiting: WaitingLookup,
  because: string,
  at: string,
): Consequence<RefusedLookup> {
  return {
    next: { ...asAsked(waiting), state: 'refused', because },
    facts: [answeredFact(waiting, at)],
  };
}

/** The asker's own words go with it. Taken back a second time, it stays as it is. */
export function withdraw(lookup: Lookup): WithdrawnLookup {
  if (lookup.state === 'withdrawn') return lookup;
  const { reason: _words, socialCare: _wish, ...asked } = asAsked(lookup);
  return {
    ...asked,
    state: 'withdrawn',
    ...(lookup.state === 'refused' ? { refusedBecause: lookup.because } : {}),
  };
}

/** Lets a colleague start an episode after it; the asker may, and a lead CAF contact of theirs. */
export function nameColleague(
  lookup: Lookup,
  colleagueId: string,
  by: { readonly personId?: string; readonly roles: readonly Role[] },
): Lookup | Refusal {
  const isAsker = by.personId !== undefined && by.personId === lookup.personId;
  return isAsker || by.roles.includes('lead_caf_contact')
    ? { ...lookup, colleagueId }
    : refuse('forbidden', 'Only its asker or a lead CAF contact names a colleague.');
}

/** What a person said about a record that came near. */
export interface SettledQuestion {
  readonly question: {
    readonly id: string;
    readonly authority: string;
    readonly reference: string;
  };
  /** The record, where it is the child and may be shown. */
  readonly found: FoundEpisode | undefined;
  /** Questions of that authority that still wait. */
  readonly open: readonly string[];
  readonly at: string;
  readonly policy: Pick<LookupPolicy, 'reconciliationHours'>;
}

/**
 * What was found shows, and what waited for nothing else waits no more; one that was taken back
 * stays so.
 */
export function settle(lookup: Lookup, settled: SettledQuestion): Consequence<Lookup> {
  const { question, found, at, policy } = settled;
  const facts = [
    answeredFact(lookup, at),
    ...(found ? [foundFact(question, lookup, found.leadAuthority)] : []),
  ];
  if (lookup.state !== 'answered') return { next: lookup, facts };
  const { unnamed, answers } = lookup;
  const shows = found !== undefined || !unnamed.questions.includes(question.id);
  const open = settled.open.some((id) => !unnamed.questions.includes(id));
  return {
    next: {
      ...lookup,
      answers: answers.map((answer) =>
        shows && answer.authority === question.authority
          ? isOfIndex(answer)
            ? answeredAgain(answer, {
                found,
                open,
                notBefore: notBefore(lookup.searchedAt, policy),
              })
            : knownLive(answer, found)
          : answer,
      ),
      unnamed: { ...unnamed, questions: unnamed.questions.filter((id) => id !== question.id) },
    },
    facts,
  };
}

/** Whether the holder of a record that must not show has yet to speak to who asks. */
export function isToBeContacted(lookup: Lookup, questionId: string): boolean {
  return lookup.state === 'answered' && lookup.unnamed.questions.includes(questionId);
}

/**
 * The holder has spoken to the lead CAF contact of who asks: nobody waits for them any more, and
 * nothing of the record shows.
 */
export function holderSpoke(lookup: Lookup, questionId: string, at: string): Consequence<Lookup> {
  if (lookup.state !== 'answered') return { next: lookup, facts: [] };
  const { unnamed } = lookup;
  const questions = unnamed.questions.filter((id) => id !== questionId);
  const next = { ...lookup, spokenOn: londonDate(at), unnamed: { ...unnamed, questions } };
  return { next, facts: [answeredFact(lookup, at)] };
}

/** Tells the asker to read the lookup again. */
export function answeredFact({ id: lookupId, authority }: LookupAsked, answeredAt: string): Fact {
  return fact(LookupAnswered, { lookupId, answeredAt }, [authority]);
}

/** Tells the holder of a record that a lookup found it, and whoever leads it since. */
export function foundFact(
  { authority, reference }: { readonly authority: string; readonly reference: string },
  { id: lookupId, authority: askedBy, purpose, askedAt }: LookupAsked,
  leadAuthority = authority,
): Fact {
  const told = { lookupId, askedBy, purpose, askedAt, reference };
  return leadAuthority === authority
    ? fact(LookupFound, told, [authority])
    : fact(LookupFound, { ...told, heldBy: authority }, [authority, leadAuthority]);
}
