import { defineCommand, defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { EpisodeView } from '../episode/episode-view.js';
import { AuthorityCode, AuthorityCodes, Id, OneOf } from '../shape/fields.js';
import { LEFT_BECAUSE, type LeftBecause } from './team-leaving.js';

export class NameCoordinatorPayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority the person works for') authority!: string;
  @Id('The person') personId!: string;
}

const NAMED: NameCoordinatorPayload = {
  episodeId: EXAMPLE.episodeId,
  authority: EXAMPLE.southwark,
  personId: EXAMPLE.otherPersonId,
};

export const NameCoordinator = defineCommand({
  type: 'episode.name_coordinator.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'It was said who coordinates the case',
  owner: 'episode-service',
  summary:
    'Names who coordinates an episode beside whoever leads it; whoever did so before hands over to them.',
  personalData: 'none',
  payload: NameCoordinatorPayload,
  reply: EpisodeView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/coordinator',
    success: 200,
    versioned: true,
  },
  amqp: true,
  examples: [NAMED],
  counterExamples: { 'nobody named': { ...NAMED, personId: undefined } },
});

export class CoordinatorNamedPayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority of who coordinates now') authority!: string;
  @AuthorityCodes('Authorities with a part in the episode now') counterparts!: string[];
}

export const CoordinatorNamed = defineEvent({
  type: 'episode.coordinator_named.v1',
  weighty: true,
  owner: 'episode-service',
  audience: 'member',
  subject: 'episodeId',
  summary: 'Another person coordinates an episode; their authority is a counterpart from now on.',
  personalData: 'none',
  payload: CoordinatorNamedPayload,
  examples: [
    {
      episodeId: EXAMPLE.episodeId,
      authority: EXAMPLE.southwark,
      counterparts: [EXAMPLE.lewisham, EXAMPLE.southwark],
    },
  ],
});

export class EndCoordinatorPayload {
  @Id('The episode') episodeId!: string;
  @OneOf(LEFT_BECAUSE, 'Why nobody coordinates it any more') because!: LeftBecause;
}

export const EndCoordinator = defineCommand({
  type: 'episode.end_coordinator.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'It was said that nobody coordinates the case any more',
  owner: 'episode-service',
  summary:
    'Ends that somebody coordinates an episode, where no other does in their place; that they did stays on record.',
  personalData: 'none',
  payload: EndCoordinatorPayload,
  reply: EpisodeView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/coordinator/end',
    success: 200,
    versioned: true,
  },
  amqp: true,
  examples: [{ episodeId: EXAMPLE.episodeId, because: 'changed_post' }],
  counterExamples: {
    'words about the child': { episodeId: EXAMPLE.episodeId, because: 'She is well again' },
  },
});

export class CoordinatorEndedPayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority of who coordinated it') authority!: string;
  @AuthorityCodes('Authorities with a part in the episode now') counterparts!: string[];
}

export const CoordinatorEnded = defineEvent({
  type: 'episode.coordinator_ended.v1',
  weighty: true,
  owner: 'episode-service',
  audience: 'member',
  subject: 'episodeId',
  summary:
    'Nobody coordinates an episode any more; an authority that had its part by that alone has none.',
  personalData: 'none',
  payload: CoordinatorEndedPayload,
  examples: [
    {
      episodeId: EXAMPLE.episodeId,
      authority: EXAMPLE.southwark,
      counterparts: [EXAMPLE.lewisham],
    },
  ],
});
