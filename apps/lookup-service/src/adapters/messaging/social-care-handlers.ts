import { AnswerSocialCare, JoinSocialCare, LeaveSocialCare } from '@hub/contracts/lookup';
import { answer, type Handler } from '@hub/service-host';
import type { AnswerSocialCare as Answering } from '../../application/social-care/answer-social-care.js';
import type { ConnectSocialCare } from '../../application/social-care/connect-social-care.js';

/** Systems of social care, and what they say of a child. */
export function socialCareHandlers({
  connect,
  answering,
}: {
  readonly connect: ConnectSocialCare;
  readonly answering: Answering;
}): Handler[] {
  return [
    answer(JoinSocialCare, (payload, context) => connect.join(payload, context)),
    answer(LeaveSocialCare, (_payload, context) => connect.leave(context)),
    answer(AnswerSocialCare, (payload, context) => answering.execute(payload, context)),
  ];
}
