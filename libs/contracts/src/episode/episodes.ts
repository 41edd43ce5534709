import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  AuthorityCodes,
  DateOnly,
  Flag,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import { FoundAnswerView } from './found-answers.js';
import {
  AGENCIES,
  type Agency,
  LevelOfNeed,
  StartEpisodePayload,
  URGENCIES,
} from './episode-start.js';

export const EPISODE_STATES = [
  'registered',
  'assessing',
  'active',
  'in_review',
  'transferring',
  'disputed',
  'stepped_up',
  'withdrawn',
  'closed',
] as const;

export class ReadEpisodePayload {
  @Id('The episode') episodeId!: string;
}

export class AddTeamMemberPayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority the person works for') authority!: string;
  @Id('The person') personId!: string;
  @Text(80, 'What they do in the team') role!: string;
}

export class LeadProfessionalView {
  @AuthorityCode('The authority they work for') authority!: string;
  @Id('The person') personId!: string;
  @Whole(1, 100_000, 'Which term of office on this episode, from 1') term!: number;
  @Instant('Since when') since!: string;
}

export class TeamMemberView {
  @Id('The membership') id!: string;
  @AuthorityCode('The authority they work for') authority!: string;
  @Id('The person') personId!: string;
  @Text(80, 'What they do in the team') role!: string;
}

export class EpisodeView {
  @Id('The episode') id!: string;
  @OneOf(EPISODE_STATES, 'Its state') state!: (typeof EPISODE_STATES)[number];
  @AuthorityCode('Where it was started') originatingAuthority!: string;
  @AuthorityCode('Where the child lives') homeAuthority!: string;
  @Optional()
  @Flag('The family has not agreed that the authority there learns of it: it has no part yet')
  homeUntold?: boolean;
  @Id('The consent it started under') consentId!: string;
  @Id('The lookup made before it') lookupId!: string;
  @Text(64, 'The originating authority’s own case reference') ownReference!: string;
  @Nested(() => LevelOfNeed, 'Level of need') levelOfNeed!: LevelOfNeed;
  @Nested(() => LeadProfessionalView, 'Who leads now') leadProfessional!: LeadProfessionalView;
  @NestedList(() => TeamMemberView, 100, 'Team Around the Child') team!: TeamMemberView[];
  @AuthorityCodes('Authorities with a part in it') counterparts!: string[];
  @Instant('When it was started') startedAt!: string;
  @Optional() @OneOf(AGENCIES, 'The agency of the CAF initiator') agency?: Agency;
  @Optional() @DateOnly('When the whole team reviews it next') nextReviewOn?: string;
  @Optional() @Id('The closed episode that it takes up again') reopens?: string;
  @Optional()
  @OneOf(URGENCIES, 'Why it began before its lookup was settled')
  urgent?: (typeof URGENCIES)[number];
  @Optional()
  @AuthorityCodes('Authorities that had not answered the lookup when it began')
  unanswered?: string[];
  @Optional()
  @NestedList(
    () => FoundAnswerView,
    165,
    'What else the lookup had found, and what that is to it; for who started it, in the episode read alone',
  )
  found?: FoundAnswerView[];
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class EpisodePage {
  @NestedList(() => EpisodeView, 100, 'Newest first') items!: EpisodeView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
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
  personalData: 'none',
  payload: ReadEpisodePayload,
  reply: EpisodeView,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/episodes/{episodeId}', success: 200, versioned: true },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

export const ListEpisodes = defineQuery({
  type: 'episode.list.v1',
  owner: 'episode-service',
  summary: 'Lists the episodes in which your authority has a part.',
  personalData: 'none',
  payload: PageQuery,
  reply: EpisodePage,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/episodes', success: 200 },
  examples: [{}, { limit: 20 }],
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
      role: 'Health visitor',
    },
  ],
});

export class EpisodeStartedPayload {
  @Id('The episode') episodeId!: string;
  @Id('The consent it started under') consentId!: string;
  @AuthorityCode('Where it was started') originatingAuthority!: string;
  @AuthorityCode('Where the child lives') homeAuthority!: string;
  @Optional() @AuthorityCode('For whom the first Lead Professional works') leadAuthority?: string;
  @AuthorityCodes('Authorities with a part in it') counterparts!: string[];
  @Optional() @Id('The closed episode that it takes up again') reopens?: string;
}

export const EpisodeStarted = defineEvent({
  type: 'episode.started.v1',
  weighty: true,
  owner: 'episode-service',
  audience: 'member',
  subject: 'episodeId',
  summary: 'A CAF episode in which your authority has a part was started.',
  personalData: 'none',
  payload: EpisodeStartedPayload,
  examples: [
    {
      episodeId: EXAMPLE.episodeId,
      consentId: EXAMPLE.consentId,
      originatingAuthority: EXAMPLE.lewisham,
      homeAuthority: EXAMPLE.lewisham,
      leadAuthority: EXAMPLE.lewisham,
      counterparts: [EXAMPLE.lewisham],
    },
  ],
});

export class TeamMemberAddedPayload {
  @Id('The episode') episodeId!: string;
  @Id('The membership') teamMemberId!: string;
  @AuthorityCode('The authority the new member works for') authority!: string;
  @AuthorityCodes('Authorities with a part in the episode now') counterparts!: string[];
}

export const TeamMemberAdded = defineEvent({
  type: 'episode.team_member_added.v1',
  weighty: true,
  owner: 'episode-service',
  audience: 'member',
  subject: 'episodeId',
  summary:
    'Somebody joined the Team Around the Child; their authority is a counterpart from now on.',
  personalData: 'none',
  payload: TeamMemberAddedPayload,
  examples: [
    {
      episodeId: EXAMPLE.episodeId,
      teamMemberId: EXAMPLE.teamMemberId,
      authority: EXAMPLE.southwark,
      counterparts: [EXAMPLE.lewisham, EXAMPLE.southwark],
    },
  ],
});

export class EpisodeWithdrawnPayload {
  @Id('The episode') episodeId!: string;
  @Id('The consent that was withdrawn') consentId!: string;
}

export const EpisodeWithdrawn = defineEvent({
  type: 'episode.withdrawn.v1',
  weighty: true,
  owner: 'episode-service',
  audience: 'member',
  subject: 'episodeId',
  summary: 'An episode stopped because the family withdrew its consent.',
  personalData: 'none',
  payload: EpisodeWithdrawnPayload,
  examples: [{ episodeId: EXAMPLE.episodeId, consentId: EXAMPLE.consentId }],
});

export class EpisodeResumedPayload {
  @Id('The episode') episodeId!: string;
  @Id('The consent that it goes on under') consentId!: string;
  @OneOf(EPISODE_STATES, 'Where it goes on: where it stood when it stopped')
  state!: (typeof EPISODE_STATES)[number];
  @AuthorityCodes('Authorities with a part in it') counterparts!: string[];
  @Optional() @Id('The closed episode that it had taken up again') reopens?: string;
}

export const EpisodeResumed = defineEvent({
  type: 'episode.resumed.v1',
  weighty: true,
  owner: 'episode-service',
  audience: 'member',
  subject: 'episodeId',
  summary:
    'An episode that had stopped with its consent goes on where it stood: the family agreed again.',
  personalData: 'none',
  payload: EpisodeResumedPayload,
  examples: [
    {
      episodeId: EXAMPLE.episodeId,
      consentId: EXAMPLE.consentId,
      state: 'active',
      counterparts: [EXAMPLE.lewisham, EXAMPLE.southwark],
    },
  ],
});
