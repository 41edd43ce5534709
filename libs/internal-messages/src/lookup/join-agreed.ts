import { defineEvent, EXAMPLE } from '@hub/contracts';
import { AuthorityCode, Id } from '@hub/contracts/shape';

export class JoinAgreedPayload {
  @Id('The request') joinRequestId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority of who joins') authority!: string;
  @Id('Who joins') personId!: string;
  @AuthorityCode('The authority that answers') answers!: string;
  @Id('Who answered') answeredBy!: string;
}

export const JoinAgreed = defineEvent({
  type: 'join_request.agreed.v1',
  owner: 'lookup-service',
  audience: 'internal',
  subject: 'joinRequestId',
  summary: 'Who leads an episode of the hub lets somebody join who had asked after a lookup.',
  personalData: 'none',
  payload: JoinAgreedPayload,
  examples: [
    {
      joinRequestId: EXAMPLE.joinRequestId,
      episodeId: EXAMPLE.episodeId,
      authority: EXAMPLE.lewisham,
      personId: EXAMPLE.personId,
      answers: EXAMPLE.greenwich,
      answeredBy: EXAMPLE.otherPersonId,
    },
  ],
});
