import { defineCommand, defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Id, Instant, NestedList, OneOf, Optional } from '../shape/fields.js';
import { Done } from '../shape/page.js';
import { Waiting } from '../shape/waiting.js';

/** What a family may say of an episode that there is. */
const SAID = ['granted', 'refused', 'withdrawn'] as const;

export class ConsentSaidPayload {
  @Id('The statement') consentId!: string;
  @Id('The episode') episodeId!: string;
  @OneOf(SAID, 'What the family said') said!: (typeof SAID)[number];
  @AuthorityCode('The authority that it was said to') toldTo!: string;
  @Instant('When the hub recorded it') at!: string;
  @Optional() @Id('The Lead Professional, who is to know of it') leadProfessionalId?: string;
  @Optional() @NestedList(() => Waiting, 3, 'Who must look at it') waits?: Waiting[];
}

export const ConsentSaid = defineEvent({
  type: 'consent.said.v1',
  weighty: true,
  owner: 'consent-service',
  audience: 'member',
  subject: 'consentId',
  summary:
    'A family said something about sharing while there is an episode, to whichever authority. For the Lead Professional, whoever coordinates it, and the authority that started it.',
  personalData: 'none',
  payload: ConsentSaidPayload,
  examples: [
    {
      consentId: EXAMPLE.consentId,
      episodeId: EXAMPLE.episodeId,
      said: 'refused',
      toldTo: EXAMPLE.greenwich,
      at: EXAMPLE.at,
      leadProfessionalId: EXAMPLE.personId,
      waits: [
        { step: 'look_at_consent', authority: EXAMPLE.lewisham, personId: EXAMPLE.personId },
        { step: 'look_at_consent', authority: EXAMPLE.lewisham, role: 'lead_caf_contact' },
      ],
    },
  ],
});

export class AcknowledgeConsentPayload {
  @Id('The statement') consentId!: string;
}

export const AcknowledgeConsent = defineCommand({
  type: 'consent.acknowledge.v1',
  on: { object: 'consent', id: 'consentId' },
  words: 'Who works with the child has seen what you said',
  owner: 'consent-service',
  summary:
    'Says that you have seen what a family said of an episode that you lead or coordinate, or that your authority leads or started.',
  personalData: 'none',
  payload: AcknowledgeConsentPayload,
  reply: Done,
  roles: ['practitioner', 'lead_caf_contact'],
  http: { method: 'POST', path: '/v1/consents/{consentId}/acknowledgement', success: 200 },
  examples: [{ consentId: EXAMPLE.consentId }],
});

class ConsentSeenPayload {
  @Id('The statement') consentId!: string;
  @Id('The episode') episodeId!: string;
  @NestedList(() => Waiting, 3, 'Who must still look at it') waits!: Waiting[];
}

export const ConsentSeen = defineEvent({
  type: 'consent.seen.v1',
  owner: 'consent-service',
  audience: 'member',
  weighty: true,
  subject: 'consentId',
  summary: 'Who leads or coordinates an episode, or who started it, has seen what its family said.',
  personalData: 'none',
  payload: ConsentSeenPayload,
  examples: [{ consentId: EXAMPLE.consentId, episodeId: EXAMPLE.episodeId, waits: [] }],
});
