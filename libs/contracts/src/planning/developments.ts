import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Id, Instant, NestedList, OneOf } from '../shape/fields.js';
import { EPISODE_READERS, ReadEpisodePayload } from '../episode/episodes.js';

/** What others do in an episode that whoever leads it hears of. */
const DEVELOPMENTS = [
  'step',
  'team',
  'needs',
  'document',
  'plan',
  'service_request',
  'review',
  'recommendation',
  'lead',
] as const;
export type DevelopmentKind = (typeof DEVELOPMENTS)[number];

export class DevelopmentView {
  @OneOf(DEVELOPMENTS, 'What kind of thing others did') kind!: DevelopmentKind;
  @Instant('Since when the Lead Professional has not looked at it') since!: string;
  @Instant('When it last happened') lastAt!: string;
}

export class DevelopmentList {
  @Id('The episode') episodeId!: string;
  @NestedList(() => DevelopmentView, DEVELOPMENTS.length, 'What is new to who leads, by kind')
  items!: DevelopmentView[];
}

export class AcknowledgeDevelopmentsPayload {
  @Id('The episode') episodeId!: string;
  @Instant('What happened up to then was looked at; what came later stays new') until!: string;
}

const BASE = {
  owner: 'episode-service',
  personalData: 'none',
  on: { object: 'episode', id: 'episodeId' },
  reply: DevelopmentList,
} as const;

export const ListDevelopments = defineQuery({
  ...BASE,
  type: 'development.list.v1',
  words: 'What is new to the Lead Professional was looked at',
  summary:
    'Lists what others did in an episode and its Lead Professional has not looked at yet, by kind. The timeline tells of each.',
  payload: ReadEpisodePayload,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/developments', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

export const AcknowledgeDevelopments = defineCommand({
  ...BASE,
  type: 'development.acknowledge.v1',
  words: 'The Lead Professional looked at what others had done',
  summary: 'Says that the Lead Professional looked at what others did in the episode up to then.',
  payload: AcknowledgeDevelopmentsPayload,
  roles: ['practitioner', 'lead_caf_contact'],
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/developments/acknowledgement',
    success: 200,
  },
  amqp: true,
  examples: [{ episodeId: EXAMPLE.episodeId, until: EXAMPLE.at }],
});
