import { defineEvent, EXAMPLE } from '@hub/contracts';
import { Id, Text, Whole } from '@hub/contracts/shape';

export class ReferenceAmendedPayload {
  @Id('The episode') episodeId!: string;
  @Text(64, 'The originating authority’s own case reference from now on') ownReference!: string;
  @Whole(1, 2_147_483_647, 'Version of the episode') version!: number;
}

export const ReferenceAmended = defineEvent({
  type: 'episode.reference_amended.v1',
  owner: 'episode-service',
  audience: 'internal',
  subject: 'episodeId',
  weighty: true,
  summary: 'A reference had been typed wrongly: lookups show the right one from now on.',
  personalData: 'none',
  payload: ReferenceAmendedPayload,
  examples: [{ episodeId: EXAMPLE.episodeId, ownReference: 'LEW-2026-00421', version: 4 }],
});
