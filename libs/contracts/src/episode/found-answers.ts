import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Id, Instant, NestedList, OneOf, Optional, Text } from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';

/** What an episode that a lookup found is to the one that is to start. */
export const FOUND_ANSWERS = ['joins', 'sibling', 'another_child', 'family_wants_its_own'] as const;

/** On what such an answer rests. */
const FOUND_GROUNDS = ['holder_was_asked', 'family_was_asked', 'details_differ', 'safety'] as const;

export class FoundAnswer {
  @AuthorityCode('The authority that holds it') authority!: string;
  @Text(64, 'Its own reference, as the lookup shows it') reference!: string;
  @OneOf(FOUND_ANSWERS, 'What it is to the one that starts; where the child joins it, none starts')
  answer!: (typeof FOUND_ANSWERS)[number];
  @Optional()
  @OneOf(
    FOUND_GROUNDS,
    'On what that rests: said of another child, and where the family wants its own',
  )
  because?: (typeof FOUND_GROUNDS)[number];
}

export class FoundAnswerView {
  @Id('The answer') id!: string;
  @Id('The lookup that found it') lookupId!: string;
  @AuthorityCode('The authority that asked, and has started an episode since') askedBy!: string;
  @AuthorityCode('The authority that holds the episode found') authority!: string;
  @Text(64, 'Its own reference of that') reference!: string;
  @Optional()
  @OneOf(
    FOUND_ANSWERS,
    'What it is to theirs; absent where the family has not agreed that you know',
  )
  answer?: FoundAnswer['answer'];
  @Optional() @OneOf(FOUND_GROUNDS, 'On what that rests') because?: FoundAnswer['because'];
  @Instant('When the other episode was started') at!: string;
  @Optional() @Instant('When its holder had seen it') seenAt?: string;
}

export class FoundAnswerPayload {
  @Id('The answer') foundAnswerId!: string;
}

const BASE = {
  owner: 'episode-service',
  personalData: 'none',
  on: { object: 'found_answer', id: 'foundAnswerId' },
  payload: FoundAnswerPayload,
  reply: FoundAnswerView,
  examples: [{ foundAnswerId: EXAMPLE.foundAnswerId }],
} as const;

export const ReadFoundAnswer = defineQuery({
  ...BASE,
  type: 'found_answer.read.v1',
  words: 'What an assessment is to another one was looked at',
  summary:
    'Shows to who holds an episode that a lookup found, and to who asked, that another one has started, and what theirs is to it.',
  roles: ['lead_caf_contact', 'authority_system'],
  http: { method: 'GET', path: '/v1/found-answers/{foundAnswerId}', success: 200 },
});

export const AcknowledgeFoundAnswer = defineCommand({
  ...BASE,
  type: 'found_answer.acknowledge.v1',
  words: 'Who holds the other assessment has seen that this one began',
  summary: 'Says that you have seen that another episode has started; who started it is told.',
  roles: ['lead_caf_contact'],
  http: {
    method: 'POST',
    path: '/v1/found-answers/{foundAnswerId}/acknowledgement',
    success: 200,
  },
});

class FoundAnswerGivenPayload {
  @Id('The answer') foundAnswerId!: string;
  @Id('The lookup that found it') lookupId!: string;
  @AuthorityCode('The authority that asked, and has started an episode since') askedBy!: string;
  @Text(64, 'Your own reference of the episode found') reference!: string;
  @Optional()
  @OneOf(
    FOUND_ANSWERS,
    'What it is to theirs; absent where the family has not agreed that you know',
  )
  answer?: FoundAnswer['answer'];
  @NestedList(() => Waiting, 1, 'Who must look at it') waits!: Waiting[];
}

export const FoundAnswerGiven = defineEvent({
  type: 'found_answer.given.v1',
  owner: 'episode-service',
  audience: 'member',
  subject: 'foundAnswerId',
  summary:
    'After a lookup that had found an episode of yours, another one has started; tell its Lead Professional.',
  personalData: 'none',
  payload: FoundAnswerGivenPayload,
  examples: [
    {
      foundAnswerId: EXAMPLE.foundAnswerId,
      lookupId: EXAMPLE.lookupId,
      askedBy: EXAMPLE.lewisham,
      reference: 'GRE-2025-0099',
      answer: 'family_wants_its_own',
      waits: [{ step: 'look_at_start', authority: EXAMPLE.greenwich, role: 'lead_caf_contact' }],
    },
  ],
});

class FoundAnswerSeenPayload {
  @Id('The answer') foundAnswerId!: string;
  @Id('The lookup that found it') lookupId!: string;
  @NestedList(() => Waiting, 1, 'Nobody any more') waits!: Waiting[];
}

export const FoundAnswerSeen = defineEvent({
  type: 'found_answer.seen.v1',
  owner: 'episode-service',
  audience: 'member',
  subject: 'foundAnswerId',
  summary: 'Who holds an episode that your lookup had found knows that yours has started.',
  personalData: 'none',
  payload: FoundAnswerSeenPayload,
  examples: [{ foundAnswerId: EXAMPLE.foundAnswerId, lookupId: EXAMPLE.lookupId, waits: [] }],
});
