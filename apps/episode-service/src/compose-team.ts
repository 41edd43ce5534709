import type { Handler } from '@hub/service-host';
import type { Clock, Ids } from '@hub/use-case';
import { teamHandlers } from './adapters/messaging/team-handlers.js';
import type { ClosedLeads } from './application/leading/closed-leads.js';
import type { ConsentRegister, EpisodeWork, People } from './application/ports.js';
import { AnswerInvitation } from './application/team/answer-invitation.js';
import { EndCoordinator } from './application/team/end-coordinator.js';
import { EndTeamMember } from './application/team/end-team-member.js';
import { InviteToTeam } from './application/team/invite-to-team.js';
import { KeepContacts } from './application/team/keep-contacts.js';
import { NameCoordinator } from './application/team/name-coordinator.js';
import { RecordNeeds } from './application/team/record-needs.js';
import { WriteToTeam } from './application/team/write-to-team.js';
import type { WhoMay } from './application/who-may.js';

/** What is asked about the team around a child. */
export function composeTeam(
  work: EpisodeWork,
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
  known: {
    readonly register: Pick<ConsentRegister, 'mayJoin'>;
    readonly people: People;
    readonly closedLeads: ClosedLeads;
  },
  whoMay: WhoMay,
): Handler[] {
  return teamHandlers({
    ending: new EndTeamMember(work, clock, whoMay),
    needs: new RecordNeeds(work, clock, whoMay),
    inviting: new InviteToTeam(work, known, ids, whoMay),
    answering: new AnswerInvitation(work, known, ids),
    contacts: new KeepContacts(work, { clock, ids }, whoMay),
    coordinating: new NameCoordinator(work, known, whoMay),
    coordinated: new EndCoordinator(work, whoMay),
    writing: new WriteToTeam(work, { clock, ids }, whoMay),
  });
}
