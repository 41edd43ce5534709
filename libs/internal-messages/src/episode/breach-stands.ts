import { defineEvent, EXAMPLE } from '@hub/contracts';
import { Id, NestedList, Waiting } from '@hub/contracts/shape';

export class BreachStandsPayload {
  @Id('The correction that it belongs to') correctionId!: string;
  @Id('The episode') episodeId!: string;
  @NestedList(() => Waiting, 12, 'Who must do what now') waits!: Waiting[];
}

/** For the inboxes of the authority that answers for it alone. */
export const BreachStands = defineEvent({
  type: 'breach.stands.v1',
  owner: 'episode-service',
  audience: 'internal',
  subject: 'correctionId',
  weighty: true,
  summary: 'Who is waited for after a breach of personal data.',
  personalData: 'none',
  payload: BreachStandsPayload,
  examples: [
    {
      correctionId: EXAMPLE.correctionId,
      episodeId: EXAMPLE.episodeId,
      waits: [{ step: 'assess_breach', authority: EXAMPLE.lewisham, role: 'lead_caf_contact' }],
    },
  ],
});
