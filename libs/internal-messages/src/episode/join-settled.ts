import { defineEvent, EXAMPLE } from '@hub/contracts';
import { JOIN_HINDRANCES } from '@hub/contracts/lookup';
import { Id, OneOf, Optional } from '@hub/contracts/shape';

export class JoinSettledPayload {
  @Id('The request') joinRequestId!: string;
  @Optional()
  @OneOf(JOIN_HINDRANCES, 'Why who asked is not in the team; absent where they are')
  hindrance?: (typeof JOIN_HINDRANCES)[number];
}

export const JoinSettled = defineEvent({
  type: 'admission.settled.v1',
  owner: 'episode-service',
  audience: 'internal',
  subject: 'joinRequestId',
  summary: 'Whether somebody whom who leads lets join is in the team now.',
  personalData: 'none',
  payload: JoinSettledPayload,
  examples: [
    { joinRequestId: EXAMPLE.joinRequestId },
    { joinRequestId: EXAMPLE.joinRequestId, hindrance: 'consent_missing' },
  ],
});
