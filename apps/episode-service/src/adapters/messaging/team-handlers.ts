import * as messages from '@hub/contracts/team';
import { answer, type Handler } from '@hub/service-host';
import type { EndTeamMember } from '../../application/team/end-team-member.js';

/** What is asked about the team around a child. */
export function teamHandlers({ ending }: { readonly ending: EndTeamMember }): Handler[] {
  return [answer(messages.EndTeamMember, (payload, context) => ending.execute(payload, context))];
}
