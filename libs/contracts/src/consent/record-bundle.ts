import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Id,
  Ids,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { MOST_RECORD_ITEMS, RecordItem } from '../shape/record-item.js';
import { RECORD_LANGUAGES, type RecordLanguage } from '../shape/record-language.js';
import { ReadSubjectAccessPayload } from './subject-access.js';

const BASE = { owner: 'consent-service', roles: ['lead_caf_contact', 'service_manager'] } as const;
const PATH = '/v1/subject-access-requests';
const ONE_EXAMPLE: ReadSubjectAccessPayload = { subjectAccessId: EXAMPLE.subjectAccessId };

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
  @Whole(0, MOST_RECORD_ITEMS, 'How many items are withheld as a whole') withheldItems!: number;
  @Text(2_000, 'The signed head of the evidence ledger at that moment') checkpoint!: string;
  @NestedList(() => ItemDigest, MOST_RECORD_ITEMS, 'Every item, in its order') items!: ItemDigest[];
}

export class RecordBundle {
  @Nested(() => RecordManifest, 'What it holds') manifest!: RecordManifest;
  @NestedList(() => RecordItem, MOST_RECORD_ITEMS, 'What is on record') items!: RecordItem[];
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

export class ReadRecordPagePayload extends ReadSubjectAccessPayload {
  @Optional()
  @OneOf(RECORD_LANGUAGES, 'The language that headings are said in beside English')
  language?: RecordLanguage;
}

export class RecordPage {
  @Text(20_000_000, 'The page, HTML') html!: string;
}

export const ReadRecordPage = defineQuery({
  ...BASE,
  type: 'subject_access.read_page.v1',
  on: { object: 'subject_access', id: 'subjectAccessId' },
  words: 'The record made ready for you was fetched as a page',
  summary:
    'The same bundle as a page to read and to print; its headings in a second language where one is asked for.',
  personalData: 'content',
  payload: ReadRecordPagePayload,
  reply: RecordPage,
  http: { method: 'GET', path: `${PATH}/{subjectAccessId}/page`, success: 200, html: 'html' },
  examples: [ONE_EXAMPLE, { ...ONE_EXAMPLE, language: 'ur' }],
});
