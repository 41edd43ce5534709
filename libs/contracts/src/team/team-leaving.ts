import { defineCommand, defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { EpisodeView } from '../episode/episode-view.js';
import { AuthorityCode, AuthorityCodes, DateOnly, Id, OneOf, Optional } from '../shape/fields.js';

/** Why somebody is in a team no more. */
export const LEFT_BECAUSE = [
  'work_done',
  'changed_post',
  'colleague_takes_over',
  'family_asks',
  'added_by_mistake',
] as const;
export type LeftBecause = (typeof LEFT_BECAUSE)[number];

export class EndTeamMemberPayload {
  @Id('The episode') episodeId!: string;
  @Id('The membership') teamMemberId!: string;
  @OneOf(LEFT_BECAUSE, 'Why') because!: LeftBecause;
  @Optional()
  @DateOnly('Their last day in the team; today where none is named, and never one to come')
  leftOn?: string;
}

const OF: EndTeamMemberPayload = {
  episodeId: EXAMPLE.episodeId,
  teamMemberId: EXAMPLE.teamMemberId,
  because: 'work_done',
};

export const EndTeamMember = defineCommand({
  type: 'episode.end_team_member.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'Somebody left the Team Around the Child',
  owner: 'episode-service',
  summary:
    'Ends a membership of the Team Around the Child: one’s own, or as whoever leads or answers for them.',
  personalData: 'none',
  payload: EndTeamMemberPayload,
  reply: EpisodeView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/team-members/{teamMemberId}/end',
    success: 200,
    versioned: true,
  },
  amqp: true,
  examples: [OF, { ...OF, leftOn: '2026-03-02' }],
  counterExamples: { 'words about the child': { ...OF, because: 'She is well again' } },
});

export class TeamMemberLeftPayload {
  @Id('The episode') episodeId!: string;
  @Id('The membership') teamMemberId!: string;
  @AuthorityCode('The authority of who left') authority!: string;
  @AuthorityCodes('Authorities with a part in the episode now') counterparts!: string[];
}

export const TeamMemberLeft = defineEvent({
  type: 'episode.team_member_left.v1',
  weighty: true,
  owner: 'episode-service',
  audience: 'member',
  subject: 'episodeId',
  summary:
    'Somebody left the Team Around the Child; an authority that had its part through them alone has none any more.',
  personalData: 'none',
  payload: TeamMemberLeftPayload,
  examples: [
    {
      episodeId: EXAMPLE.episodeId,
      teamMemberId: EXAMPLE.teamMemberId,
      authority: EXAMPLE.southwark,
      counterparts: [EXAMPLE.lewisham],
    },
  ],
});
