import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Id, Instant, Whole } from '../shape/fields.js';

/** That an episode was of the wrong child: nothing can happen to it any more. */
export class VoidingView {
  @Id('The correction that says so') correctionId!: string;
  @Instant('Since when') at!: string;
}

export class EpisodeVoidedPayload {
  @Id('The episode') episodeId!: string;
  @Id('The correction that says so') correctionId!: string;
  @Instant('Since when') voidedAt!: string;
  @Whole(1, 2_147_483_647, 'Version of the episode') version!: number;
}

export const EpisodeVoided = defineEvent({
  type: 'episode.voided.v1',
  weighty: true,
  owner: 'episode-service',
  audience: 'member',
  subject: 'episodeId',
  summary:
    'An episode was of the wrong child: nothing can happen to it any more, and what was shared of it is recalled.',
  personalData: 'none',
  payload: EpisodeVoidedPayload,
  examples: [
    {
      episodeId: EXAMPLE.episodeId,
      correctionId: EXAMPLE.correctionId,
      voidedAt: EXAMPLE.at,
      version: 7,
    },
  ],
});
