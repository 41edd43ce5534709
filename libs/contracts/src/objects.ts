/** What is about a child: what is done with it stands in the family's record. */
export const OBJECTS_OF_A_CHILD = [
  'consent',
  'correction',
  'dispute',
  'double_start',
  'document',
  'episode',
  'found_answer',
  'join_request',
  'late_answer',
  'lookup',
  'merge',
  'override',
  'referral',
  'release',
  'service_request',
  'split',
  'subject_access',
  'transfer',
] as const;

/** Kinds of things that requests act on. */
export type ObjectName =
  | (typeof OBJECTS_OF_A_CHILD)[number]
  | 'authority'
  | 'caseload_cover'
  | 'client'
  | 'conversation'
  | 'dead_letter'
  | 'feed'
  | 'lookup_enquiry'
  | 'lookup_question'
  | 'lookup_review'
  | 'message'
  | 'organisation'
  | 'person'
  | 'policy'
  | 'pointer'
  | 'provisioning_key'
  | 'pull'
  | 'reconciliation'
  | 'replay'
  | 'service'
  | 'social_care_question';

/** The object that a request acts on, and where that object's id stands. */
export interface ActedOn {
  readonly object: ObjectName;
  /** The field of the payload. */
  readonly id: string;
  readonly in: 'path' | 'query' | 'body';
}
