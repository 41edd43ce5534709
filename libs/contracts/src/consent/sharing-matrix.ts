import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Flag, Id, NestedList, Optional, SomeOf } from '../shape/fields.js';
import { CONTENT_CATEGORIES } from './consent-terms.js';
import { RecordConsent, RecordConsentPayload } from './consents.js';

/** What there is to see of an episode: that there is one, whom to contact, kinds of documents. */
export const SEEN = ['existence', 'contact', ...CONTENT_CATEGORIES] as const;
export type Seen = (typeof SEEN)[number];

export class SharingRow {
  @AuthorityCode('The authority') authority!: string;
  @Optional()
  @SomeOf(SEEN, 'What its people who work with the child may see for support; absent where nothing')
  sees?: Seen[];
}

export class SharingMatrix {
  @Id('The episode') episodeId!: string;
  @NestedList(() => SharingRow, 33, 'Each authority with a part in it, or named by its family')
  rows!: SharingRow[];
}

export class ReadSharingMatrixPayload {
  @Id('The episode') episodeId!: string;
}

export const ReadSharingMatrix = defineQuery({
  type: 'consent.read_sharing_matrix.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'What may be shared was looked at',
  owner: 'consent-service',
  summary: 'Shows which authority may see what of an episode now, to those with a part in it.',
  personalData: 'none',
  payload: ReadSharingMatrixPayload,
  reply: SharingMatrix,
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'authority_system'],
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/sharing-matrix', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

class PreviewRow extends SharingRow {
  @Optional()
  @SomeOf(SEEN, 'What they may see once it is recorded; absent where nothing')
  willSee?: Seen[];
  @Flag('They are told of it') told!: boolean;
  @Flag('What they hold is recalled') recalled!: boolean;
}

export class ConsentPreview {
  @Id('The episode') episodeId!: string;
  @NestedList(() => PreviewRow, 33, 'Each authority with a part in it, or named by its family')
  rows!: PreviewRow[];
}

export const PreviewConsent = defineQuery({
  type: 'consent.preview.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'What a decision of yours would change was looked at',
  owner: 'consent-service',
  summary:
    'Says who would be told of a statement and who would lose what, or why it would be refused. Records nothing.',
  personalData: 'content',
  payload: RecordConsentPayload,
  reply: ConsentPreview,
  roles: RecordConsent.roles,
  http: { method: 'POST', path: '/v1/consents/preview', success: 200 },
  examples: RecordConsent.examples,
  counterExamples: RecordConsent.counterExamples,
});
