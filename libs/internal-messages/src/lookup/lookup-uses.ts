import { defineQuery, EXAMPLE } from '@hub/contracts';
import {
  AuthorityCode,
  AuthorityCodes,
  Flag,
  Id,
  NestedList,
  Optional,
  RecordItem,
  Text,
} from '@hub/contracts/shape';

/** What other services ask of lookups. */
const INTERNAL = { owner: 'lookup-service', roles: [] } as const;

export class GatherLookupsPayload {
  @AuthorityCode('The authority that holds the record') authority!: string;
  @Text(64, 'Its own reference of it') reference!: string;
}

export class CheckLookupPayload {
  @Id('The lookup') lookupId!: string;
  @Optional() @Id('The lookup that the consent names') sameChildAs?: string;
  @Flag('It cannot wait until the lookup is settled') urgent!: boolean;
  @Flag('The asker knows who has not answered') silenceAccepted!: boolean;
  @Text(64, 'The asker’s own reference of the case') ownReference!: string;
  @NestedList(() => GatherLookupsPayload, 165, 'Records found that the asker has answered')
  answered!: GatherLookupsPayload[];
}

export class LookupCheck {
  @AuthorityCodes('Authorities that have not answered', 0) unanswered!: string[];
}

export const CheckLookup = defineQuery({
  ...INTERNAL,
  type: 'lookup.check.v1',
  on: { object: 'lookup', id: 'lookupId' },
  summary:
    'Whether an episode may be started after a lookup: it is the asker’s own or was given to them, is settled, and is of the child whom the consent is about.',
  personalData: 'none',
  payload: CheckLookupPayload,
  reply: LookupCheck,
  examples: [
    {
      lookupId: EXAMPLE.lookupId,
      urgent: false,
      silenceAccepted: false,
      ownReference: 'LEW-2026-00412',
      answered: [],
    },
  ],
});

export class CheckAskerPayload {
  @Id('The lookup') lookupId!: string;
}

export class AskerCheck {
  @Flag('It is theirs, or was given to them, and an episode may start after it')
  isTheirs!: boolean;
}

export const CheckAsker = defineQuery({
  ...INTERNAL,
  type: 'lookup.check_asker.v1',
  on: { object: 'lookup', id: 'lookupId' },
  summary:
    'Whether a lookup before an assessment is the asker’s own, or was given to them; whatever it found, and whoever is silent.',
  personalData: 'none',
  payload: CheckAskerPayload,
  reply: AskerCheck,
  examples: [{ lookupId: EXAMPLE.lookupId }],
});

export class LookupPart {
  @NestedList(() => RecordItem, 20_000, 'Lookups that found the record, the oldest first')
  items!: RecordItem[];
}

export const GatherLookups = defineQuery({
  ...INTERNAL,
  type: 'lookup.gather_record.v1',
  on: { object: 'pointer', id: 'reference' },
  summary: 'Who looked and found a record, for the record of a child that a family asked to see.',
  personalData: 'content',
  payload: GatherLookupsPayload,
  reply: LookupPart,
  examples: [{ authority: EXAMPLE.lewisham, reference: 'LEW-2026-00412' }],
});
