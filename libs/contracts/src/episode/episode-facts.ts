import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, AuthorityCodes, Id, OneOf, Optional } from '../shape/fields.js';
import { EPISODE_STATES } from './episode-view.js';

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
    'An episode goes on where it stood: the family of one that had stopped agreed again, or its closing was taken back.',
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
