import { defineEvent, EXAMPLE } from '@hub/contracts';
import { AuthorityCode, Id } from '@hub/contracts/shape';

export class ConsentRefusedPayload {
  @Id('The consent') consentId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that recorded it') authority!: string;
}

export const ConsentRefused = defineEvent({
  type: 'consent.refused.v1',
  weighty: true,
  owner: 'consent-service',
  audience: 'internal',
  subject: 'consentId',
  summary: 'A family refused sharing. Told to no authority.',
  personalData: 'none',
  payload: ConsentRefusedPayload,
  examples: [
    { consentId: EXAMPLE.consentId, episodeId: EXAMPLE.episodeId, authority: EXAMPLE.lewisham },
  ],
});
