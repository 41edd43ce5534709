import { AUTHORITIES } from '@hub/contracts';
import type { RecordConsentPayload } from '@hub/contracts/consent';

type Giver = RecordConsentPayload['givenBy']['kind'];

/** Who can decide; a carer cannot, and is not offered. */
export const GIVERS: Readonly<Record<Exclude<Giver, 'carer'>, string>> = {
  child: 'The child or young person',
  parental_responsibility: 'Somebody with parental responsibility',
  special_guardian: 'A special guardian',
  authority_with_care_order: 'A council that holds a care order',
};

export const EXPLAINED: Readonly<Record<NonNullable<RecordConsentPayload['explained']>, string>> = {
  in_person: 'In person',
  remotely: 'In a video call',
  by_telephone: 'By telephone',
  with_interpreter: 'With an interpreter',
  easy_read: 'With an easy-read sheet',
  in_writing: 'In writing',
};

export const WHAT: Readonly<Record<'contact' | 'content', string>> = {
  contact: 'That there is a case, and whom to contact',
  content: 'Documents as well',
};

export const DOCUMENTS: Readonly<
  Record<
    'assessment' | 'action_plan' | 'progress_review' | 'service_request' | 'attachment',
    string
  >
> = {
  assessment: 'The assessment',
  action_plan: 'The plan',
  progress_review: 'Reviews',
  service_request: 'Requests for services',
  attachment: 'Attachments',
};

export const EXCLUDED: Readonly<
  Record<
    | 'early_help'
    | 'education'
    | 'health'
    | 'housing'
    | 'police'
    | 'youth_justice'
    | 'voluntary_sector',
    string
  >
> = {
  early_help: 'Early help',
  education: 'Schools and education',
  health: 'Health',
  housing: 'Housing',
  police: 'Police',
  youth_justice: 'Youth justice',
  voluntary_sector: 'Charities',
};

export const SENSITIVE: Readonly<
  Record<'sexual_health' | 'mental_health' | 'substance_misuse', string>
> = {
  sexual_health: 'Sexual health',
  mental_health: 'Mental health',
  substance_misuse: 'Drugs and alcohol',
};

export const DECIDED: Readonly<Record<RecordConsentPayload['decision'], string>> = {
  granted: 'They agree to sharing',
  refused: 'They say no to sharing',
};

export const AGES = { under_16: 'Under 16', over_16: '16 or over' } as const;

export const OTHER_PARENT = {
  agrees: 'They agree',
  disagrees: 'They do not agree',
} as const;

/** What a family that says no takes away. */
export const NOTHING_OF: Readonly<Record<'all' | 'documents', string>> = {
  all: 'Anything, also that there is a case',
  documents: 'Documents',
};

export const FROM_WHOM: Readonly<Record<'everybody' | 'some', string>> = {
  everybody: 'Everybody in another borough',
  some: 'These boroughs alone',
};

/** The boroughs other than one's own. */
export function boroughsBut(own: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(AUTHORITIES).filter(([code]) => code !== own));
}
