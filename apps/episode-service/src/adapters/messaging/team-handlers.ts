import * as messages from '@hub/contracts/team';
import { answer, type Handler } from '@hub/service-host';
import type { EndTeamMember } from '../../application/team/end-team-member.js';
import type { RecordNeeds } from '../../application/team/record-needs.js';

/** What is asked about the team around a child. */
export function teamHandlers({
  ending,
  needs,
}: {
  readonly ending: EndTeamMember;
  readonly needs: RecordNeeds;
}): Handler[] {
  return [
    answer(messages.EndTeamMember, (payload, context) => ending.execute(payload, context)),
    answer(messages.RecordNeeds, (payload, context) => needs.execute(payload, context)),
  ];
}
