import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  DateOnly,
  Flag,
  Id,
  Ids,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
  Texts,
  Whole,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import { RecordItem } from '../shape/record-item.js';

/**
 * `to_redact`: one person marks what must be withheld. `to_approve`: a second one decides on that.
 * `ready`: signed, to be handed over.
 */
export const SUBJECT_ACCESS_STATES = ['to_redact', 'to_approve', 'ready'] as const;
export const SUBJECT_ACCESS_ASKERS = [
  'child',
  'parental_responsibility',
  'representative',
] as const;
/**
 * Exemptions of the Data Protection Act 2018, schedules 2 and 3, in short. They stay with the
 * authority.
 */
export const REDACTION_GROUNDS = [
  'another_person',
  'serious_harm',
  'whereabouts',
  'crime_prevention',
  'legal_privilege',
] as const;
export type RedactionGround = (typeof REDACTION_GROUNDS)[number];
const MOST_ITEMS = 20_000;

export class OpenSubjectAccessPayload {
  @Id('The episode; those that it takes up again come with it') episodeId!: string;
  @OneOf(SUBJECT_ACCESS_ASKERS, 'Who asks to see what is on record')
  askedBy!: (typeof SUBJECT_ACCESS_ASKERS)[number];
  @DateOnly('When they asked; the month in which to answer begins then') askedOn!: string;
  @Text(100, 'Where the proof of who asked is kept, in your own terms') evidenceReference!: string;
}

export class ReadSubjectAccessPayload {
  @Id('The request') subjectAccessId!: string;
}

export class Redaction {
  @Text(60, 'The item') itemId!: string;
  @Optional()
  @Texts(5_000, 300, 'The names of the fields withheld; the item as a whole where none is named')
  fields?: string[];
  @OneOf(REDACTION_GROUNDS, 'The ground') ground!: RedactionGround;
}

export class SubjectAccessView {
  @Id('The request') id!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that answers') authority!: string;
  @OneOf(SUBJECT_ACCESS_STATES, 'Its state') state!: (typeof SUBJECT_ACCESS_STATES)[number];
  @OneOf(SUBJECT_ACCESS_ASKERS, 'Who asked') askedBy!: (typeof SUBJECT_ACCESS_ASKERS)[number];
  @DateOnly('When they asked') askedOn!: string;
  @DateOnly('By when they must have the answer') dueOn!: string;
  @Instant('When the record was gathered') gatheredAt!: string;
  @Whole(0, MOST_ITEMS, 'How many items it has') items!: number;
  @NestedList(() => Redaction, MOST_ITEMS, 'What is to be withheld') redactions!: Redaction[];
  @Optional() @Id('Who marked what is to be withheld') redactedBy?: string;
  @Optional() @Id('Who agreed to it') approvedBy?: string;
  @Optional() @Text(500, 'Why it was sent back') sentBackBecause?: string;
  @Optional()
  @Text(64, 'SHA-256 of the manifest of the bundle, hexadecimal; it stands in the ledger', 64)
  digest?: string;
  @Optional() @Instant('When it was signed') readyAt?: string;
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

const BASE = { owner: 'consent-service', roles: ['lead_caf_contact', 'service_manager'] } as const;
const PATH = '/v1/subject-access-requests';
const OPEN_EXAMPLE: OpenSubjectAccessPayload = {
  episodeId: EXAMPLE.episodeId,
  askedBy: 'parental_responsibility',
  askedOn: '2026-03-02',
  evidenceReference: 'LEW-SAR-2026-017',
};
const ONE_EXAMPLE: ReadSubjectAccessPayload = { subjectAccessId: EXAMPLE.subjectAccessId };

export const OpenSubjectAccess = defineCommand({
  ...BASE,
  type: 'subject_access.open.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'You asked to see what is on record',
  summary:
    'Gathers all that the hub has on record of a child, for the family to see: to be looked through by two persons of your authority before it is given out.',
  personalData: 'content',
  payload: OpenSubjectAccessPayload,
  reply: SubjectAccessView,
  http: { method: 'POST', path: PATH, success: 201, creates: true, versioned: true },
  examples: [OPEN_EXAMPLE],
  counterExamples: {
    'no proof of who asked': { ...OPEN_EXAMPLE, evidenceReference: undefined },
    'nobody who may ask': { ...OPEN_EXAMPLE, askedBy: 'neighbour' },
  },
});

export class SubjectAccessPage {
  @NestedList(() => SubjectAccessView, 100, 'Newest first') items!: SubjectAccessView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

export const ListSubjectAccess = defineQuery({
  ...BASE,
  type: 'subject_access.list.v1',
  summary: 'Lists the subject access requests that your authority answers.',
  personalData: 'none',
  payload: PageQuery,
  reply: SubjectAccessPage,
  http: { method: 'GET', path: PATH, success: 200 },
  examples: [{}],
});

export const ReadSubjectAccess = defineQuery({
  ...BASE,
  type: 'subject_access.read.v1',
  on: { object: 'subject_access', id: 'subjectAccessId' },
  words: 'Your request to see what is on record was looked at',
  summary: 'Shows how far a subject access request is.',
  personalData: 'none',
  payload: ReadSubjectAccessPayload,
  reply: SubjectAccessView,
  http: { method: 'GET', path: `${PATH}/{subjectAccessId}`, success: 200, versioned: true },
  examples: [ONE_EXAMPLE],
});

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
    MOST_ITEMS,
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

export class ItemDigest {
  @Text(60, 'The item') id!: string;
  @Text(64, 'SHA-256 of the item as canonical JSON (RFC 8785), hexadecimal', 64) digest!: string;
}

/** What a bundle holds, and from where; what is signed. */
export class RecordManifest {
  @Text(60, 'What kind of record this is') format!: string;
  @Id('The request that it answers') requestId!: string;
  @AuthorityCode('The authority that answers') authority!: string;
  @Ids(100, 'The episodes that it is about') episodes!: string[];
  @Instant('When the record was gathered') gatheredAt!: string;
  @Instant('When it was signed') madeAt!: string;
  @Whole(0, MOST_ITEMS, 'How many items are withheld as a whole') withheldItems!: number;
  @Text(2_000, 'The signed head of the evidence ledger at that moment') checkpoint!: string;
  @NestedList(() => ItemDigest, MOST_ITEMS, 'Every item, in its order') items!: ItemDigest[];
}

export class RecordBundle {
  @Nested(() => RecordManifest, 'What it holds') manifest!: RecordManifest;
  @NestedList(() => RecordItem, MOST_ITEMS, 'What is on record') items!: RecordItem[];
  @Text(
    5_000_000,
    'The manifest, signed: a compact JWS (RFC 7515), ES256, with the key at /v1/receipt-key',
  )
  signature!: string;
}

export const ReadBundle = defineQuery({
  ...BASE,
  type: 'subject_access.read_bundle.v1',
  on: { object: 'subject_access', id: 'subjectAccessId' },
  words: 'The record made ready for you was fetched',
  summary:
    'The record as one signed bundle, for the family. Check it with npm run record -- verify.',
  personalData: 'content',
  payload: ReadSubjectAccessPayload,
  reply: RecordBundle,
  http: { method: 'GET', path: `${PATH}/{subjectAccessId}/bundle`, success: 200 },
  examples: [ONE_EXAMPLE],
});

export class RecordPage {
  @Text(20_000_000, 'The page, HTML') html!: string;
}

export const ReadRecordPage = defineQuery({
  ...BASE,
  type: 'subject_access.read_page.v1',
  on: { object: 'subject_access', id: 'subjectAccessId' },
  words: 'The record made ready for you was fetched as a page',
  summary: 'The same bundle as a page to read and to print.',
  personalData: 'content',
  payload: ReadSubjectAccessPayload,
  reply: RecordPage,
  http: { method: 'GET', path: `${PATH}/{subjectAccessId}/page`, success: 200, html: 'html' },
  examples: [ONE_EXAMPLE],
});
