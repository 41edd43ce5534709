import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Flag, Id, NestedList, Optional, Text } from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import { MOST_RECORD_ITEMS, RecordItem } from '../shape/record-item.js';
import { Redaction, SubjectAccessView } from './subject-access-view.js';
import { ReadSubjectAccessPayload } from './subject-access.js';

const BASE = { owner: 'consent-service', roles: ['lead_caf_contact', 'service_manager'] } as const;
const PATH = '/v1/subject-access-requests';
const ONE_EXAMPLE: ReadSubjectAccessPayload = { subjectAccessId: EXAMPLE.subjectAccessId };

export class ListRecordItemsPayload extends PageQuery {
  @Id('The request') subjectAccessId!: string;
}

export class RecordItemPage {
  @NestedList(() => RecordItem, 100, 'In the order in which the family will read them')
  items!: RecordItem[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

export const ListRecordItems = defineQuery({
  ...BASE,
  type: 'subject_access.list_items.v1',
  on: { object: 'subject_access', id: 'subjectAccessId' },
  words: 'What was gathered for you was looked at',
  summary:
    'Shows all that was gathered, in full, to those who look it through. Kept until the bundle is signed.',
  personalData: 'content',
  payload: ListRecordItemsPayload,
  reply: RecordItemPage,
  http: { method: 'GET', path: `${PATH}/{subjectAccessId}/items`, success: 200 },
  examples: [ONE_EXAMPLE],
});

export class RedactPayload extends ReadSubjectAccessPayload {
  @NestedList(
    () => Redaction,
    MOST_RECORD_ITEMS,
    'All that is to be withheld; an empty list says that nothing needs to be',
  )
  redactions!: Redaction[];
}

export const Redact = defineCommand({
  ...BASE,
  type: 'subject_access.redact.v1',
  on: { object: 'subject_access', id: 'subjectAccessId' },
  words: 'What is on record was looked through for you',
  summary:
    'Says what must be withheld from the family. Takes the place of what was said before, and waits for a second person.',
  personalData: 'none',
  payload: RedactPayload,
  reply: SubjectAccessView,
  http: {
    method: 'POST',
    path: `${PATH}/{subjectAccessId}/redactions`,
    success: 200,
    versioned: true,
    conditional: true,
  },
  examples: [
    { ...ONE_EXAMPLE, redactions: [{ itemId: 'timeline-3', ground: 'whereabouts' }] },
    { ...ONE_EXAMPLE, redactions: [] },
  ],
  counterExamples: { 'no ground': { ...ONE_EXAMPLE, redactions: [{ itemId: 'timeline-3' }] } },
});

export class ApproveRedactionsPayload extends ReadSubjectAccessPayload {
  @Flag('Whether it may go out like this') approve!: boolean;
  @Optional() @Text(500, 'Why not; required then') reason?: string;
}

export const ApproveRedactions = defineCommand({
  ...BASE,
  type: 'subject_access.approve.v1',
  on: { object: 'subject_access', id: 'subjectAccessId' },
  words: 'What is on record was made ready for you',
  summary:
    'A second person agrees to what is withheld, and the bundle is signed; or sends it back.',
  personalData: 'none',
  payload: ApproveRedactionsPayload,
  reply: SubjectAccessView,
  http: {
    method: 'POST',
    path: `${PATH}/{subjectAccessId}/approval`,
    success: 200,
    versioned: true,
    conditional: true,
  },
  examples: [{ ...ONE_EXAMPLE, approve: true }],
});
