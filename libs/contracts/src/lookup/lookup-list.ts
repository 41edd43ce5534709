import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Id, Instant, NestedList, OneOf, Optional, PersonId, Text } from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import { LOOKUP_CONCLUSIONS, LOOKUP_PURPOSES, LOOKUP_STATUSES } from './lookup-view.js';

const LOOKUPS_OF = ['mine', 'authority'] as const;

export class ListLookupsPayload extends PageQuery {
  @Optional()
  @OneOf(
    LOOKUPS_OF,
    'Those that you asked or were named for (the default), or, for a lead CAF contact, those of your authority',
  )
  of?: (typeof LOOKUPS_OF)[number];
  @Optional()
  @OneOf(LOOKUP_STATUSES, 'Those that stand so alone')
  status?: (typeof LOOKUP_STATUSES)[number];
  @Optional() @Instant('Those asked at that time or later') since?: string;
}

/** A lookup without what each authority answered; that is read one by one. */
export class LookupSummary {
  @Id('The lookup') id!: string;
  @OneOf(LOOKUP_STATUSES, 'How far it is') status!: (typeof LOOKUP_STATUSES)[number];
  @OneOf(LOOKUP_CONCLUSIONS, 'The answer as a whole')
  conclusion!: (typeof LOOKUP_CONCLUSIONS)[number];
  @OneOf(LOOKUP_PURPOSES, 'The legitimate reason') purpose!: (typeof LOOKUP_PURPOSES)[number];
  @Text(64, 'The asker’s own case reference') caseReference!: string;
  @Instant('When it was asked') askedAt!: string;
  @Optional() @PersonId('Who asked') personId?: string;
  @Optional()
  @PersonId('The colleague who may start an episode after it, too')
  colleagueId?: string;
}

export class LookupPage {
  @NestedList(() => LookupSummary, 100, 'The newest first') items!: LookupSummary[];
  @Optional() @Text(200, 'Where the next page begins') nextCursor?: string;
}

export const ListLookups = defineQuery({
  type: 'lookup.list.v1',
  owner: 'lookup-service',
  summary:
    'Lists the lookups that you asked; for a lead CAF contact, those of their authority as well.',
  personalData: 'identity',
  payload: ListLookupsPayload,
  reply: LookupPage,
  roles: ['practitioner', 'lead_caf_contact'],
  http: { method: 'GET', path: '/v1/lookups', success: 200 },
  examples: [{ of: 'mine', status: 'complete', since: EXAMPLE.at }],
  counterExamples: { 'a time that is none': { since: 'yesterday' } },
});
