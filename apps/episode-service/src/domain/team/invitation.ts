import { type Refusal, refuse } from '@hub/contracts';
import type {
  AnswerTeamInvitationPayload,
  InviteToTeamPayload,
  TeamInvitationView,
  TeamRole,
} from '@hub/contracts/team';
import type { ClosedDays } from '@hub/contracts/identity';
import { dueWithin, notCountedOf } from '@hub/working-time';
import type { Episode } from '../episode.js';
import { isHidden } from '../shield-terms.js';

/** Working days in which whoever is invited answers. */
const ANSWER_DAYS = 5;

/** Somebody is asked into a team; they are in it once they accept. */
export type TeamInvitation = Readonly<Omit<TeamInvitationView, 'role' | 'personId'>> & {
  readonly personId: string;
  readonly role: TeamRole;
  /** Their own lead CAF contact invited them. */
  readonly confirmed: boolean;
};

interface Inviting {
  readonly id: string;
  readonly fromAuthority: string;
  readonly invitedBy: string | undefined;
  readonly confirmed: boolean;
  readonly at: string;
  /** When whom the invited works for is closed. */
  readonly closed?: readonly ClosedDays[];
}

/** @param others of the same episode */
export function invite(
  { episodeId, authority, personId, role }: InviteToTeamPayload,
  { id, fromAuthority, invitedBy, confirmed, at, closed = [] }: Inviting,
  others: readonly TeamInvitation[],
): TeamInvitation | Refusal {
  if (others.some((one) => one.state === 'open' && one.personId === personId))
    return refuse('invited_already');
  const { dueAt: answerBy, leftOut } = dueWithin(at, ANSWER_DAYS, closed);
  return {
    ...{ id, episodeId, state: 'open', authority, personId, role, fromAuthority, confirmed },
    ...(invitedBy === undefined ? {} : { invitedBy }),
    invitedAt: at,
    answerBy,
    ...notCountedOf(leftOut),
  };
}

/** Whoever is invited says once whether they join, and why not where they do not. */
export function answerInvitation(
  invitation: TeamInvitation,
  { answer, because }: Pick<AnswerTeamInvitationPayload, 'answer' | 'because'>,
  by: { readonly personId: string | undefined; readonly at: string },
): TeamInvitation | Refusal {
  if (by.personId !== invitation.personId) return refuse('invitation_of_another');
  if (invitation.state !== 'open') return refuse('invitation_ended');
  if ((answer === 'declines') !== (because !== undefined))
    return refuse('reason_missing', 'Say why with declines, and with nothing else.');
  return answer === 'accepts'
    ? { ...invitation, state: 'accepted', endedAt: by.at }
    : { ...invitation, state: 'declined', ...(because ? { because } : {}), endedAt: by.at };
}

export function withdrawInvitation(
  invitation: TeamInvitation,
  at: string,
): TeamInvitation | Refusal {
  if (invitation.state !== 'open') return refuse('invitation_ended');
  return { ...invitation, state: 'withdrawn', endedAt: at };
}

/** Whether somebody without a part in the episode may know of an invitation. */
export function mayKnowOf(
  { personId, authority }: TeamInvitation,
  { shield }: Episode,
  by: {
    readonly authority: string;
    readonly personId?: string;
    readonly roles: readonly string[];
  },
): boolean {
  const isFor = by.personId === personId || by.roles.includes('lead_caf_contact');
  return by.authority === authority && isFor && !isHidden(shield, { authority, personId });
}
