import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Id, Instant, OneOf, Optional, Text } from '../shape/fields.js';
import { LOOKUP_PURPOSES } from './lookup-view.js';

class LookupFoundPayload {
  @Id('The lookup') lookupId!: string;
  @AuthorityCode('The authority that asked') askedBy!: string;
  @OneOf(LOOKUP_PURPOSES, 'Its reason') purpose!: (typeof LOOKUP_PURPOSES)[number];
  @Text(64, 'The reference of the episode found, as its holder calls it') reference!: string;
  @Optional()
  @AuthorityCode('The holder, where another authority leads the episode and is told as well')
  heldBy?: string;
  @Instant('When it was asked') askedAt!: string;
}

export const LookupFound = defineEvent({
  type: 'lookup.found.v1',
  owner: 'lookup-service',
  audience: 'member',
  subject: 'lookupId',
  summary:
    'A lookup by another authority found an episode that you hold or lead; tell its Lead Professional.',
  personalData: 'none',
  payload: LookupFoundPayload,
  examples: [
    {
      lookupId: EXAMPLE.lookupId,
      askedBy: EXAMPLE.lewisham,
      purpose: 'before_assessment',
      reference: 'GRE-2025-0099',
      askedAt: EXAMPLE.at,
    },
    {
      lookupId: EXAMPLE.lookupId,
      askedBy: EXAMPLE.lewisham,
      purpose: 'review',
      reference: 'GRE-2025-0099',
      heldBy: EXAMPLE.greenwich,
      askedAt: EXAMPLE.at,
    },
  ],
});

export class LookupAnsweredPayload {
  @Id('The lookup') lookupId!: string;
  @Instant('When a person answered') answeredAt!: string;
}

export const LookupAnswered = defineEvent({
  type: 'lookup.answered.v1',
  owner: 'lookup-service',
  audience: 'member',
  subject: 'lookupId',
  summary: 'A person has decided what a lookup of yours waited for: read it again.',
  personalData: 'none',
  payload: LookupAnsweredPayload,
  examples: [{ lookupId: EXAMPLE.lookupId, answeredAt: EXAMPLE.at }],
});
