import { defineQuery, EXAMPLE } from '@hub/contracts';
import { AuthorityCodes, Id, Optional } from '@hub/contracts/shape';

export class FindToldPayload {
  @Id('The episode') episodeId!: string;
  @Optional() @Id('Of this document alone') documentId?: string;
  @Optional() @Id('Of this consent alone') consentId?: string;
}

export class ToldAuthorities {
  @AuthorityCodes('Who was told of it, or had it released', 0) authorities!: string[];
}

export const FindTold = defineQuery({
  type: 'consent.find_told.v1',
  owner: 'consent-service',
  on: { object: 'episode', id: 'episodeId' },
  summary:
    'Which authorities were told of an episode, of a consent, or had a document released: whoever corrects it tells them.',
  personalData: 'none',
  payload: FindToldPayload,
  reply: ToldAuthorities,
  roles: [],
  examples: [
    { episodeId: EXAMPLE.episodeId },
    { episodeId: EXAMPLE.episodeId, documentId: EXAMPLE.documentId },
  ],
});
