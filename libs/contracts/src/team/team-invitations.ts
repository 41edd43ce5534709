import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { EPISODE_READERS, ReadEpisodePayload } from '../episode/episodes.js';
import { ClosedDays } from '../identity/closed-days.js';
import {
  AuthorityCode,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Text,
} from '../shape/fields.js';
import { TEAM_ROLE_CODES, type TeamRole } from './team-roles.js';

const STATES = ['open', 'accepted', 'declined', 'withdrawn'] as const;
const ANSWERS = ['accepts', 'declines'] as const;
const DECLINED_BECAUSE = ['no_time', 'not_my_area', 'colleague_instead', 'family_known'] as const;

export class InviteToTeamPayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority the person works for') authority!: string;
  @Id('The person') personId!: string;
  @OneOf(TEAM_ROLE_CODES, 'What they are asked to do in the team') role!: TeamRole;
}

export class TeamInvitationPayload {
  @Id('The episode') episodeId!: string;
  @Id('The invitation') teamInvitationId!: string;
}

export class AnswerTeamInvitationPayload extends TeamInvitationPayload {
  @OneOf(ANSWERS, 'Whether you join the team') answer!: (typeof ANSWERS)[number];
  @Optional()
  @OneOf(DECLINED_BECAUSE, 'Why not; with declines, and with nothing else')
  because?: (typeof DECLINED_BECAUSE)[number];
}

export class TeamInvitationView {
  @Id('The invitation') id!: string;
  @Id('The episode') episodeId!: string;
  @OneOf(STATES, 'How it stands') state!: (typeof STATES)[number];
  @AuthorityCode('The authority of who is invited') authority!: string;
  @Optional()
  @PersonId('Who is invited; left out where their post would tell what they do')
  personId?: string;
  @Text(80, 'What they are asked to do in the team') role!: string;
  @AuthorityCode('The authority that invites') fromAuthority!: string;
  @Optional() @PersonId('Who invites') invitedBy?: string;
  @Instant('When') invitedAt!: string;
  @Instant('By when they are to answer') answerBy!: string;
  @Optional()
  @NestedList(() => ClosedDays, 80, 'Days on which whoever is to answer is closed: not counted')
  notCounted?: ClosedDays[];
  @Optional() @OneOf(DECLINED_BECAUSE, 'Why not') because?: (typeof DECLINED_BECAUSE)[number];
  @Optional() @Instant('When it was answered, or taken back') endedAt?: string;
}

export class TeamInvitationList {
  @Id('The episode') episodeId!: string;
  @NestedList(() => TeamInvitationView, 500, 'Newest first') items!: TeamInvitationView[];
}

const PATH = '/v1/episodes/{episodeId}/team-invitations';
const BASE = {
  owner: 'episode-service',
  personalData: 'none',
  on: { object: 'episode', id: 'episodeId' },
} as const;
const WRITES = {
  ...BASE,
  roles: ['practitioner', 'lead_caf_contact'],
  reply: TeamInvitationView,
  amqp: true,
} as const;
const OF: TeamInvitationPayload = {
  episodeId: EXAMPLE.episodeId,
  teamInvitationId: EXAMPLE.teamInvitationId,
};
const MADE: InviteToTeamPayload = {
  episodeId: EXAMPLE.episodeId,
  authority: EXAMPLE.southwark,
  personId: EXAMPLE.otherPersonId,
  role: 'health_visitor',
};

export const InviteToTeam = defineCommand({
  ...WRITES,
  type: 'team_invitation.make.v1',
  words: 'Somebody was invited into the Team Around the Child',
  summary:
    'Invites a practitioner, of whichever authority, into the Team Around the Child; they are in it once they accept.',
  payload: InviteToTeamPayload,
  http: { method: 'POST', path: PATH, success: 201, creates: true },
  examples: [MADE],
  counterExamples: { 'a role in words of one’s own': { ...MADE, role: 'Visits because of May' } },
});

export const AnswerTeamInvitation = defineCommand({
  ...WRITES,
  type: 'team_invitation.answer.v1',
  words: 'Somebody answered the invitation into the Team Around the Child',
  summary: 'Accepts an invitation into a Team Around the Child that is for you, or declines it.',
  payload: AnswerTeamInvitationPayload,
  http: { method: 'POST', path: `${PATH}/{teamInvitationId}/answer`, success: 200 },
  examples: [
    { ...OF, answer: 'accepts' },
    { ...OF, answer: 'declines', because: 'no_time' },
  ],
  counterExamples: { 'an answer that does not exist': { ...OF, answer: 'perhaps' } },
});

export const WithdrawTeamInvitation = defineCommand({
  ...WRITES,
  type: 'team_invitation.withdraw.v1',
  words: 'The invitation into the Team Around the Child was taken back',
  summary: 'Takes back an invitation into a Team Around the Child that nobody has answered.',
  payload: TeamInvitationPayload,
  http: { method: 'POST', path: `${PATH}/{teamInvitationId}/withdrawal`, success: 200 },
  examples: [OF],
});

export const ReadTeamInvitation = defineQuery({
  ...BASE,
  type: 'team_invitation.read.v1',
  words: 'An invitation into the Team Around the Child was looked at',
  summary: 'Shows an invitation to whoever is invited, their lead CAF contact, and counterparts.',
  payload: TeamInvitationPayload,
  reply: TeamInvitationView,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: `${PATH}/{teamInvitationId}`, success: 200 },
  examples: [OF],
});

export const ListTeamInvitations = defineQuery({
  ...BASE,
  type: 'team_invitation.list.v1',
  words: 'Invitations into the Team Around the Child were looked at',
  summary: 'Lists who was invited into the Team Around the Child, and what they answered.',
  payload: ReadEpisodePayload,
  reply: TeamInvitationList,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: PATH, success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

export class TeamInvitationMovedPayload extends TeamInvitationPayload {
  @OneOf(STATES, 'How it stands') state!: (typeof STATES)[number];
  @AuthorityCode('The authority of who is invited') authority!: string;
  @AuthorityCode('The authority that invites') fromAuthority!: string;
}

export const TeamInvitationMoved = defineEvent({
  type: 'team_invitation.moved.v1',
  owner: 'episode-service',
  audience: 'member',
  subject: 'teamInvitationId',
  personalData: 'none',
  summary:
    'Somebody was invited into a Team Around the Child, answered, or is invited no more; for both authorities.',
  payload: TeamInvitationMovedPayload,
  examples: [
    { ...OF, state: 'open', authority: EXAMPLE.southwark, fromAuthority: EXAMPLE.lewisham },
  ],
});
