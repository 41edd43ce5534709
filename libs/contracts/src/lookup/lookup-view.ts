import { Contact } from '../shape/contact.js';
import {
  AuthorityCode,
  DateOnly,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Text,
} from '../shape/fields.js';
import { SocialCareAnswers } from './social-care-view.js';
import { CLOSINGS, FOUND_STATES, POINTER_WITHDRAWALS, SOCIAL_CARE } from './pointers.js';

/** `safeguarding` is answered at once where the asker is verified, and always reviewed. */
export const LOOKUP_PURPOSES = [
  'before_assessment',
  'team_around_the_child',
  'transfer',
  'review',
  'safeguarding',
] as const;
export const LOOKUP_OUTCOMES = [
  'found',
  'none',
  'person_will_answer',
  'no_answer',
  'stale',
] as const;
/**
 * `awaiting_confirmation` until the asker's lead CAF contact says that the reason is legitimate;
 * then it is asked, refused or too late.
 */
export const LOOKUP_STATUSES = [
  'complete',
  'gathering',
  'awaiting_confirmation',
  'refused',
  'expired',
  'withdrawn',
] as const;
export const LOOKUP_CONCLUSIONS = ['found', 'person_will_answer', 'none', 'incomplete'] as const;

/** What there is to know of the details asked with, whatever was found. */
const LOOKUP_NOTES = [
  'no_address',
  'no_given_name',
  'unborn',
  'nearly_eighteen',
  'eighteen_or_over',
  'over_twenty_five',
] as const;

/**
 * Of an episode of the hub that was closed. Until its records are destroyed it can be taken up
 * again, where the family agrees anew: a start names it as `reopens`.
 */
export class FoundClosing {
  @DateOnly('Closed on') on!: string;
  @OneOf(CLOSINGS, 'How it ended') as!: (typeof CLOSINGS)[number];
}

export class FoundEpisode {
  @Text(64, 'The holding authority’s own reference') reference!: string;
  @OneOf(FOUND_STATES, 'Its state') state!: (typeof FOUND_STATES)[number];
  @DateOnly('Opened on') openedOn!: string;
  @Optional()
  @Nested(() => FoundClosing, 'How it ended, where it is of the hub itself and closed')
  closing?: FoundClosing;
  @OneOf(
    SOCIAL_CARE,
    'Whether social care is or was involved; `not_disclosed` also where neither an NHS number agrees nor a person has confirmed the child',
  )
  socialCare!: (typeof SOCIAL_CARE)[number];
  @Nested(() => Contact, 'Lead CAF contact, of the authority that leads') leadCafContact!: Contact;
  @Optional()
  @AuthorityCode('The authority that leads it, where that is not the one that holds it')
  leadAuthority?: string;
  @Optional() @Nested(() => Contact, 'Lead Professional') leadProfessional?: Contact;
  @Optional()
  @OneOf(POINTER_WITHDRAWALS, 'Why its authority withdrew it since; look again')
  withdrawnBecause?: (typeof POINTER_WITHDRAWALS)[number];
}

export class LookupRow {
  @AuthorityCode('The authority') authority!: string;
  @Text(80, 'Its name') name!: string;
  @OneOf(LOOKUP_OUTCOMES, 'What it answered') outcome!: (typeof LOOKUP_OUTCOMES)[number];
  @Optional() @Instant('The time up to which its index is known complete') completeUpTo?: string;
  @Optional() @Text(40, 'Why there is no answer') reason?: string;
  @Optional()
  @NestedList(() => FoundEpisode, 5, 'Episodes found; contact only')
  episodes?: FoundEpisode[];
}

export class LookupNote {
  @OneOf(LOOKUP_NOTES, 'What it is about') code!: (typeof LOOKUP_NOTES)[number];
  @Text(300, 'What it means, and what to do') text!: string;
}

export class LookupView {
  @Id('The lookup') id!: string;
  @OneOf(LOOKUP_STATUSES, 'How far it is') status!: (typeof LOOKUP_STATUSES)[number];
  @OneOf(LOOKUP_CONCLUSIONS, 'The answer as a whole')
  conclusion!: (typeof LOOKUP_CONCLUSIONS)[number];
  @Text(400, 'Coverage in a sentence') coverage!: string;
  @Optional()
  @Instant(
    'Up to when episodes that start on the hub itself are known, whatever an authority answered',
  )
  hubUpTo?: string;
  @Optional()
  @DateOnly(
    'The holder of a record has spoken to your lead CAF contact on that day: ask them, whatever shows here',
  )
  spokenOn?: string;
  @OneOf(LOOKUP_PURPOSES, 'The legitimate reason') purpose!: (typeof LOOKUP_PURPOSES)[number];
  @Text(64, 'The asker’s own case reference') caseReference!: string;
  @Instant('When it was asked') askedAt!: string;
  @Optional() @PersonId('Who asked') personId?: string;
  @Optional()
  @PersonId('The colleague who may start an episode after it, too')
  colleagueId?: string;
  @Optional()
  @Instant('Since when a person has answered what whoever asked has not said that they have read')
  unreadSince?: string;
  @Optional() @Text(400, 'Why your lead CAF contact refused it') refusedBecause?: string;
  @Optional()
  @NestedList(
    () => LookupNote,
    5,
    'What there is to know of the details asked with; where they leave something open, `none` holds for them alone',
  )
  notes?: LookupNote[];
  @Optional()
  @Nested(() => SocialCareAnswers, 'What social care says, where it was asked')
  socialCare?: SocialCareAnswers;
  @NestedList(() => LookupRow, 33, 'One row for each of the 33 authorities') rows!: LookupRow[];
}
