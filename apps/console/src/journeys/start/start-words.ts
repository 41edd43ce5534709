import { AUTHORITIES } from '@hub/contracts';
import type { RecordConsentPayload } from '@hub/contracts/consent';
import type { FoundAnswer } from '@hub/contracts/episode';
import { LEVELS as LEVEL_NAMES } from '../cases/case-words.js';

type Giver = RecordConsentPayload['givenBy']['kind'];

/** Who can decide; a carer cannot, and is not offered. */
export const GIVERS: Readonly<Record<Exclude<Giver, 'carer'>, string>> = {
  child: 'The child or young person',
  parental_responsibility: 'Somebody with parental responsibility',
  special_guardian: 'A special guardian',
  authority_with_care_order: 'A council that holds a care order',
};

export const EXPLAINED: Readonly<
  Record<'in_person' | 'remotely' | 'with_interpreter' | 'easy_read' | 'in_writing', string>
> = {
  in_person: 'In person',
  remotely: 'In a video call',
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

export const LEVELS: Readonly<Record<'1' | '2' | '3' | '4', string>> = {
  1: `Level 1, ${LEVEL_NAMES[1]}`,
  2: `Level 2, ${LEVEL_NAMES[2]}`,
  3: `Level 3, ${LEVEL_NAMES[3]}`,
  4: `Level 4, ${LEVEL_NAMES[4]}`,
};

/** What an assessment that was found is to the one that starts. */
export const FOUND: Readonly<Record<Exclude<FoundAnswer['answer'], 'joins'>, string>> = {
  sibling: 'It is of a brother or sister',
  another_child: 'It is of another child. The details differ.',
  family_wants_its_own: 'It is of this child. The family was asked and wants one of its own.',
};

export const URGENT: Readonly<Record<'risk_of_harm' | 'family_cannot_wait', string>> = {
  risk_of_harm: 'The child is at risk of harm',
  family_cannot_wait: 'The family cannot wait',
};

/** The boroughs other than one's own. */
export function boroughsBut(own: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(AUTHORITIES).filter(([code]) => code !== own));
}
