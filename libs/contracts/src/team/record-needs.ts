import { defineCommand } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { EpisodeView } from '../episode/episode-view.js';
import { Id } from '../shape/fields.js';
import { NEEDS_EXAMPLE, SaidNeeds } from './family-needs.js';

export class RecordNeedsPayload extends SaidNeeds {
  @Id('The episode') episodeId!: string;
}

export const RecordNeeds = defineCommand({
  type: 'episode.record_needs.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'What the family needs to be spoken with was recorded',
  owner: 'episode-service',
  summary:
    'Records what the family needs to be spoken with, in place of what was recorded before; the team reads it on the episode.',
  personalData: 'none',
  payload: RecordNeedsPayload,
  reply: EpisodeView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/needs',
    success: 200,
    versioned: true,
  },
  amqp: true,
  examples: [NEEDS_EXAMPLE, { episodeId: EXAMPLE.episodeId, easyRead: false }],
  counterExamples: {
    'words about the child': { ...NEEDS_EXAMPLE, access: ['deaf since the accident'] },
    'nothing said of what is written': { episodeId: EXAMPLE.episodeId },
  },
});
