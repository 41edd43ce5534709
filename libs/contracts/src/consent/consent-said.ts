import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Id, Instant, OneOf, Optional } from '../shape/fields.js';

/** What a family may say of an episode that there is. */
const SAID = ['granted', 'refused', 'withdrawn'] as const;

export class ConsentSaidPayload {
  @Id('The statement') consentId!: string;
  @Id('The episode') episodeId!: string;
  @OneOf(SAID, 'What the family said') said!: (typeof SAID)[number];
  @AuthorityCode('The authority that it was said to') toldTo!: string;
  @Instant('When the hub recorded it') at!: string;
  @Optional() @Id('The Lead Professional, who is to know of it') leadProfessionalId?: string;
}

export const ConsentSaid = defineEvent({
  type: 'consent.said.v1',
  weighty: true,
  owner: 'consent-service',
  audience: 'member',
  subject: 'consentId',
  summary:
    'A family said something about sharing while there is an episode, to whichever authority. For the Lead Professional, and the authority that started it.',
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
    },
  ],
});
