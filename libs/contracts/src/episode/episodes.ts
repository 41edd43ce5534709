import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Id, OneOf } from '../shape/fields.js';
import { TEAM_ROLE_CODES, type TeamRole } from '../team/team-roles.js';
import { StartEpisodePayload } from './episode-start.js';
import { EpisodeView } from './episode-view.js';

export class ReadEpisodePayload {
  @Id('The episode') episodeId!: string;
}

export class AddTeamMemberPayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority the person works for') authority!: string;
  @Id('The person') personId!: string;
  @OneOf(TEAM_ROLE_CODES, 'What they do in the team') role!: TeamRole;
}

export const EPISODE_READERS = [
  'practitioner',
  'lead_caf_contact',
  'service_manager',
  'authority_system',
] as const;

const START_EXAMPLE: StartEpisodePayload = {
  consentId: EXAMPLE.consentId,
  lookupId: EXAMPLE.lookupId,
  homeAuthority: EXAMPLE.lewisham,
  ownReference: 'LEW-2026-00412',
  levelOfNeed: { level: 2, label: 'Targeted' },
};

export const StartEpisode = defineCommand({
  type: 'episode.start.v1',
  on: { object: 'consent', id: 'consentId' },
  words: 'The episode was started',
  owner: 'episode-service',
  summary: 'Starts a CAF episode under a consent in force, after a lookup.',
  personalData: 'none',
  payload: StartEpisodePayload,
  reply: EpisodeView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: { method: 'POST', path: '/v1/episodes', success: 201, creates: true, versioned: true },
  amqp: true,
  examples: [START_EXAMPLE],
  counterExamples: {
    'no lookup': { ...START_EXAMPLE, lookupId: undefined },
    'a level that does not exist': { ...START_EXAMPLE, levelOfNeed: { level: 5, label: 'x' } },
  },
});

export const ReadEpisode = defineQuery({
  type: 'episode.read.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'The episode was looked at',
  owner: 'episode-service',
  summary: 'Shows an episode to its counterpart authorities.',
  personalData: 'identity',
  payload: ReadEpisodePayload,
  reply: EpisodeView,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/episodes/{episodeId}', success: 200, versioned: true },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

export const AddTeamMember = defineCommand({
  type: 'episode.add_team_member.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'Somebody joined the Team Around the Child',
  owner: 'episode-service',
  summary: 'Adds a practitioner, of whichever authority, to the Team Around the Child.',
  personalData: 'none',
  payload: AddTeamMemberPayload,
  reply: EpisodeView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/team-members',
    success: 201,
    creates: true,
    versioned: true,
  },
  amqp: true,
  examples: [
    {
      episodeId: EXAMPLE.episodeId,
      authority: EXAMPLE.southwark,
      personId: EXAMPLE.otherPersonId,
      role: 'health_visitor',
    },
  ],
  counterExamples: {
    'a role in words of one’s own': {
      episodeId: EXAMPLE.episodeId,
      authority: EXAMPLE.southwark,
      personId: EXAMPLE.otherPersonId,
      role: 'Visits because of what happened in May',
    },
  },
});
