import { defineCommand, defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { EpisodeView } from '../episode/episode-view.js';
import { AuthorityCode, AuthorityCodes, Id } from '../shape/fields.js';

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
