import { defineEvent, EXAMPLE } from '@hub/contracts';
import { Id, NestedList, Waiting } from '@hub/contracts/shape';

export class CorrectionStandsPayload {
  @Id('The correction') correctionId!: string;
  @Id('The episode') episodeId!: string;
  @NestedList(() => Waiting, 120, 'Who must do what now') waits!: Waiting[];
}

/** To no authority: it would tell each who else was told. */
export const CorrectionStands = defineEvent({
  type: 'correction.stands.v1',
  owner: 'episode-service',
  audience: 'internal',
  subject: 'correctionId',
  weighty: true,
  summary: 'Who is waited for in a correction, for the inboxes of all concerned.',
  personalData: 'none',
  payload: CorrectionStandsPayload,
  examples: [
    {
      correctionId: EXAMPLE.correctionId,
      episodeId: EXAMPLE.episodeId,
      waits: [
        { step: 'approve_correction', authority: EXAMPLE.lewisham, role: 'lead_caf_contact' },
      ],
    },
  ],
});
