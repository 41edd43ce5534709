import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Id, NestedList } from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';

class ConsentLookPassedPayload {
  @Id('The statement') consentId!: string;
  @Id('The episode') episodeId!: string;
  @NestedList(() => Waiting, 3, 'Who must look at it now') waits!: Waiting[];
}

export const ConsentLookPassed = defineEvent({
  type: 'consent.look_passed.v1',
  owner: 'consent-service',
  audience: 'member',
  weighty: true,
  subject: 'consentId',
  summary:
    'What a family said of an episode is to be looked at by another: by whoever leads or coordinates it by now.',
  personalData: 'none',
  payload: ConsentLookPassedPayload,
  examples: [
    {
      consentId: EXAMPLE.consentId,
      episodeId: EXAMPLE.episodeId,
      waits: [
        { step: 'look_at_consent', authority: EXAMPLE.greenwich, personId: EXAMPLE.personId },
      ],
    },
  ],
});
