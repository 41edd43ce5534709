import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  AuthorityCodes,
  Id,
  Instant,
  Nested,
  NestedList,
  Text,
} from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';

export class StartedCase {
  @AuthorityCode('The authority that started it, or was to') authority!: string;
  @Text(64, 'Its own reference') reference!: string;
}

class DoubleStartTold {
  @Id('The lookup of the second') lookupId!: string;
  @Nested(() => StartedCase, 'The first, which stands') first!: StartedCase;
  @Instant('When it was begun') firstAt!: string;
  @Nested(() => StartedCase, 'The second, which was not started') second!: StartedCase;
  @Instant('When it was to start') at!: string;
}

export class DoubleStartView extends DoubleStartTold {
  @Id('The double start') id!: string;
  @AuthorityCodes('Authorities whose lead CAF contact has seen it', 0) seenBy!: string[];
}

export class DoubleStartPayload {
  @Id('The double start') doubleStartId!: string;
}

const BASE = {
  owner: 'lookup-service',
  personalData: 'none',
  on: { object: 'double_start', id: 'doubleStartId' },
  payload: DoubleStartPayload,
  reply: DoubleStartView,
  examples: [{ doubleStartId: EXAMPLE.doubleStartId }],
} as const;

export const ReadDoubleStart = defineQuery({
  ...BASE,
  type: 'double_start.read.v1',
  words: 'That two assessments were to start at once was looked at',
  summary: 'Shows to both authorities that two episodes were to start for one child.',
  roles: ['lead_caf_contact', 'authority_system'],
  http: { method: 'GET', path: '/v1/double-starts/{doubleStartId}', success: 200 },
});

export const AcknowledgeDoubleStart = defineCommand({
  ...BASE,
  type: 'double_start.acknowledge.v1',
  words: 'An authority has seen that two assessments were to start at once',
  summary: 'Says that you have seen it, and agreed with the other who works with the child.',
  roles: ['lead_caf_contact'],
  http: {
    method: 'POST',
    path: '/v1/double-starts/{doubleStartId}/acknowledgement',
    success: 200,
  },
});

class DoubleStartMadePayload extends DoubleStartTold {
  @Id('The double start') doubleStartId!: string;
  @NestedList(() => Waiting, 2, 'Who must look at it') waits!: Waiting[];
}

const FACT = {
  owner: 'lookup-service',
  audience: 'member',
  subject: 'doubleStartId',
  personalData: 'none',
} as const;

export const DoubleStartMade = defineEvent({
  ...FACT,
  type: 'double_start.made.v1',
  summary:
    'Two episodes were to start for one child; the first stands. Agree who works with the child, and whether there is a reason for two.',
  payload: DoubleStartMadePayload,
  examples: [
    {
      doubleStartId: EXAMPLE.doubleStartId,
      lookupId: EXAMPLE.lookupId,
      first: { authority: EXAMPLE.greenwich, reference: 'GRE-2026-0099' },
      firstAt: EXAMPLE.at,
      second: { authority: EXAMPLE.lewisham, reference: 'LEW-2026-00412' },
      at: EXAMPLE.at,
      waits: [
        { step: 'look_at_double_start', authority: EXAMPLE.greenwich, role: 'lead_caf_contact' },
        { step: 'look_at_double_start', authority: EXAMPLE.lewisham, role: 'lead_caf_contact' },
      ],
    },
  ],
});

class DoubleStartSeenPayload {
  @Id('The double start') doubleStartId!: string;
  @AuthorityCode('Who has seen it') seenBy!: string;
  @NestedList(() => Waiting, 2, 'Who must still look at it') waits!: Waiting[];
}

export const DoubleStartSeen = defineEvent({
  ...FACT,
  type: 'double_start.seen.v1',
  summary: 'The other authority has seen that two episodes were to start for one child.',
  payload: DoubleStartSeenPayload,
  examples: [{ doubleStartId: EXAMPLE.doubleStartId, seenBy: EXAMPLE.greenwich, waits: [] }],
});
