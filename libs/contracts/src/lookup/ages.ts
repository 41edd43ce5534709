import { defineCommand } from '../definition.js';
import { AGES_PASSED, type AgePassed } from '../consent/age-of-child.js';
import { EXAMPLE } from '../examples.js';
import { Id, OneOf } from '../shape/fields.js';

class AcknowledgeAgePayload {
  @Id('The episode') episodeId!: string;
  @OneOf(AGES_PASSED, 'Which age') age!: AgePassed;
}

export const AcknowledgeAge = defineCommand({
  type: 'age.acknowledge.v1',
  owner: 'lookup-service',
  words: 'Who leads has dealt with the age that you reach',
  summary:
    'Says that you have done what the age of the child asks for: asked the young person themselves at 16, prepared for the end at 18.',
  personalData: 'none',
  on: { object: 'episode', id: 'episodeId' },
  payload: AcknowledgeAgePayload,
  reply: AcknowledgeAgePayload,
  roles: ['practitioner', 'lead_caf_contact'],
  http: { method: 'POST', path: '/v1/episodes/{episodeId}/age-acknowledgement', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId, age: 'turns_16' }],
  counterExamples: {
    'an age at which nothing changes': { episodeId: EXAMPLE.episodeId, age: '12' },
  },
});
