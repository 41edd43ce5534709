import { defineCommand, defineQuery, EXAMPLE } from '@hub/contracts';
import { AGE_BANDS, type AgeBand } from '@hub/contracts/consent';
import {
  AuthorityCode,
  AuthorityCodes,
  DateOnly,
  Flag,
  GatheredItem,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  SomeOf,
  Text,
} from '@hub/contracts/shape';

/** What other services ask of lookups. */
const INTERNAL = { owner: 'lookup-service', roles: [] } as const;

export class GatherLookupsPayload {
  @AuthorityCode('The authority that holds the record') authority!: string;
  @Text(64, 'Its own reference of it') reference!: string;
}

class AgeAgreed {
  @DateOnly('The day on which the family agreed') on!: string;
  @SomeOf(AGE_BANDS, 'How old the child may have been then, for that word to stand')
  ages!: AgeBand[];
}

export class ClaimStartPayload {
  @Id('The lookup') lookupId!: string;
  @Id('The episode that is to start') episodeId!: string;
  @Optional() @Id('The lookup that the consent names') sameChildAs?: string;
  @Nested(() => AgeAgreed, 'For whom the family’s agreement stands') agreed!: AgeAgreed;
  @Flag('It cannot wait until the lookup is settled') urgent!: boolean;
  @Flag('The asker knows who has not answered') silenceAccepted!: boolean;
  @Text(64, 'The asker’s own reference of the case') ownReference!: string;
  @Optional()
  @Nested(() => GatherLookupsPayload, 'The closed episode that it takes up again')
  takesUp?: GatherLookupsPayload;
  @NestedList(() => GatherLookupsPayload, 165, 'Records found that the asker has answered')
  answered!: GatherLookupsPayload[];
}

class TakenBy extends GatherLookupsPayload {
  @Instant('When it was begun') at!: string;
}

export class StartClaim {
  @Optional() @Id('Under which the episode may start') claimId?: string;
  @AuthorityCodes('Authorities that have not answered', 0) unanswered!: string[];
  @Optional()
  @Nested(() => TakenBy, 'Another episode of the child, begun since: then this one has no claim')
  taken?: TakenBy;
  @Optional()
  @OneOf(AGE_BANDS, 'How old the child was, where what was agreed does not stand: no claim then')
  unfitAge?: AgeBand;
}

export const ClaimStart = defineCommand({
  ...INTERNAL,
  type: 'lookup.claim.v1',
  on: { object: 'lookup', id: 'lookupId' },
  words: 'An assessment was about to begin',
  summary:
    'Puts an episode into the index before it starts after a lookup, where it may: the lookup is the asker’s own or was given to them, is settled, is of the child whom the consent is about, and nobody else has begun one since.',
  personalData: 'none',
  payload: ClaimStartPayload,
  reply: StartClaim,
  examples: [
    {
      lookupId: EXAMPLE.lookupId,
      episodeId: EXAMPLE.episodeId,
      agreed: { on: '2026-03-02', ages: ['under_16'] },
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

export class ReadAgePayload {
  @Id('The lookup') lookupId!: string;
  @DateOnly('The day') on!: string;
}

export class AgeReading {
  @Optional()
  @OneOf(AGE_BANDS, 'How old the child was on that day; absent where it is not known')
  age?: AgeBand;
}

export const ReadAge = defineQuery({
  ...INTERNAL,
  type: 'lookup.read_age.v1',
  on: { object: 'lookup', id: 'lookupId' },
  summary:
    'How old the child of a lookup of the caller’s authority was on a day, and nothing nearer: whether an adult, a young person of 16 or 17, or younger.',
  personalData: 'none',
  payload: ReadAgePayload,
  reply: AgeReading,
  examples: [{ lookupId: EXAMPLE.lookupId, on: '2026-03-02' }],
});

export class LookupPart {
  @NestedList(() => GatheredItem, 20_000, 'Lookups that found the record, the oldest first')
  items!: GatheredItem[];
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
