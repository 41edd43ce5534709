import * as messages from '@hub/contracts/team';
import { answer, type Handler } from '@hub/service-host';
import type { AnswerInvitation } from '../../application/team/answer-invitation.js';
import type { KeepContacts } from '../../application/team/keep-contacts.js';
import type { NameCoordinator } from '../../application/team/name-coordinator.js';
import type { EndCoordinator } from '../../application/team/end-coordinator.js';
import type { InviteToTeam } from '../../application/team/invite-to-team.js';
import type { EndTeamMember } from '../../application/team/end-team-member.js';
import type { RecordNeeds } from '../../application/team/record-needs.js';
import type { WriteToTeam } from '../../application/team/write-to-team.js';

/** What is asked about the team around a child. */
export function teamHandlers({
  ending,
  needs,
  inviting,
  answering,
  coordinating,
  coordinated,
  contacts,
  writing,
}: {
  readonly ending: EndTeamMember;
  readonly needs: RecordNeeds;
  readonly inviting: InviteToTeam;
  readonly answering: AnswerInvitation;
  readonly coordinating: NameCoordinator;
  readonly coordinated: EndCoordinator;
  readonly contacts: KeepContacts;
  readonly writing: WriteToTeam;
}): Handler[] {
  return [
    answer(messages.EndTeamMember, (payload, context) => ending.execute(payload, context)),
    answer(messages.RecordNeeds, (payload, context) => needs.execute(payload, context)),
    answer(messages.AddContact, (payload, context) => contacts.add(payload, context)),
    answer(messages.EndContact, (payload, context) => contacts.end(payload, context)),
    answer(messages.NameCoordinator, (payload, context) => coordinating.execute(payload, context)),
    answer(messages.EndCoordinator, (payload, context) => coordinated.execute(payload, context)),
    answer(messages.WriteTeamNotice, (payload, context) => writing.write(payload, context)),
    answer(messages.ListTeamNotices, (payload, context) => writing.list(payload, context)),
    answer(messages.AcknowledgeTeamNotice, (payload, context) =>
      writing.acknowledge(payload, context),
    ),
    answer(messages.InviteToTeam, (payload, context) => inviting.make(payload, context)),
    answer(messages.WithdrawTeamInvitation, (payload, context) =>
      inviting.withdraw(payload, context),
    ),
    answer(messages.ReadTeamInvitation, (payload, context) => inviting.read(payload, context)),
    answer(messages.ListTeamInvitations, (payload, context) => inviting.list(payload, context)),
    answer(messages.AnswerTeamInvitation, (payload, context) =>
      answering.execute(payload, context),
    ),
  ];
}
