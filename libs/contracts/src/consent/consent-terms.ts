import { Flag, Instant, Nested, OneOf, Optional, SomeOf, Text, Texts } from '../shape/fields.js';

/**
 * Who may take a consent back: the child, and who has parental responsibility, as a parent, by an
 * order of special guardianship or, for an authority, by a care order (Children Act 1989, sections
 * 2, 14C and 33).
 */
export const CONSENT_WITHDRAWERS = [
  'child',
  'parental_responsibility',
  'special_guardian',
  'authority_with_care_order',
] as const;

/** A carer without parental responsibility may be present, but cannot decide. */
const CONSENT_GIVERS = [...CONSENT_WITHDRAWERS, 'carer'] as const;

const OTHER_PARENTS = ['agrees', 'disagrees'] as const;

/**
 * Why the word of a child who was able to decide stands no longer without the child taking it back.
 */
export const CHILD_OVERRULED = ['capacity_lost', 'court_order'] as const;

export const CONSENT_SCOPES = ['existence', 'contact', 'content'] as const;

export const CONSENT_DECISIONS = ['granted', 'refused'] as const;
export type ConsentDecision = (typeof CONSENT_DECISIONS)[number];

export const CONSENT_STATES = [
  'granted',
  'refused',
  'withdrawn',
  'expired',
  'superseded',
  'other_child',
] as const;

const RECIPIENT_KINDS = ['all_counterparts', 'listed'] as const;

/** What sharing can be for; `support` is to assess, plan, deliver and hand over. */
export const SHARING_PURPOSES = [
  'support',
  'service_request',
  'dispute',
  'quality_assurance',
] as const;

/** The parts of an episode's folder. */
export const CONTENT_CATEGORIES = [
  'assessment',
  'action_plan',
  'progress_review',
  'service_request',
  'attachment',
] as const;

export const ORDINARY_SERVICES = [
  'early_help',
  'education',
  'health',
  'housing',
  'police',
  'youth_justice',
  'voluntary_sector',
] as const;

/** Named to nobody without explicit consent of their own. */
export const SENSITIVE_SERVICES = ['sexual_health', 'mental_health', 'substance_misuse'] as const;

export const SERVICE_KINDS = [...ORDINARY_SERVICES, ...SENSITIVE_SERVICES] as const;

export const EXPLANATIONS = [
  'in_person',
  'remotely',
  'by_telephone',
  'with_interpreter',
  'easy_read',
  'in_writing',
] as const;

export type SharingPurpose = (typeof SHARING_PURPOSES)[number];

export type ContentCategory = (typeof CONTENT_CATEGORIES)[number];

export type ServiceKind = (typeof SERVICE_KINDS)[number];

export class ConsentGiver {
  @OneOf(CONSENT_GIVERS, 'Who decided') kind!: (typeof CONSENT_GIVERS)[number];
  @Optional()
  @Text(
    500,
    'Why a child under 16 is judged able to decide on this; required when such a child decided',
  )
  capacityBasis?: string;
  @Optional()
  @Flag(
    'The child is 16 or over, and so presumed able to decide; taken from the lookup where the consent names one that knows it',
  )
  sixteenOrOver?: boolean;
  @Optional()
  @Flag('A young person of 16 or over was asked and agrees; wanted where another agrees for them')
  youngPersonAgrees?: boolean;
  @Optional()
  @OneOf(OTHER_PARENTS, 'What another person with parental responsibility says, where it is known')
  otherParent?: (typeof OTHER_PARENTS)[number];
  @Optional()
  @Text(500, 'Why sharing is right for the child although the other parent disagrees')
  despiteDisagreement?: string;
  @Optional()
  @OneOf(
    CHILD_OVERRULED,
    'Why it counts against what the child decided; without it, the child’s word stands',
  )
  overrulesChild?: (typeof CHILD_OVERRULED)[number];
}

export class ConsentRecipients {
  @OneOf(RECIPIENT_KINDS, 'All counterpart authorities of the episode, or those listed')
  kind!: (typeof RECIPIENT_KINDS)[number];
  @Optional() @Texts(33, 9, 'GSS codes of the authorities listed') authorities?: string[];
}

/** What a family agreed to, or refused; in the request, in the view and in the fact. */
export class ConsentTerms {
  @Optional()
  @SomeOf(SHARING_PURPOSES, 'What it may be used for; support where nothing is said')
  purposes?: SharingPurpose[];
  @SomeOf(CONSENT_SCOPES, 'What may be shared') scope!: (typeof CONSENT_SCOPES)[number][];
  @Optional()
  @SomeOf(CONTENT_CATEGORIES, 'Which content; all of it where nothing is said')
  categories?: ContentCategory[];
  @Nested(() => ConsentRecipients, 'With whom') recipients!: ConsentRecipients;
  @Optional()
  @SomeOf(ORDINARY_SERVICES, 'Services that are to learn nothing')
  excludedServices?: (typeof ORDINARY_SERVICES)[number][];
  @Optional()
  @SomeOf(
    SENSITIVE_SERVICES,
    'Sensitive services that may be named, each with explicit agreement of its own',
  )
  sensitiveServices?: (typeof SENSITIVE_SERVICES)[number][];
  @Optional() @Instant('From when on it is no longer in force') expiresAt?: string;
}
