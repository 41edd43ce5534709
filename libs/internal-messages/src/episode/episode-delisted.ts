import { defineEvent, EXAMPLE } from '@hub/contracts';
import { AuthorityCode, Id, Instant, Texts } from '@hub/contracts/shape';

export class EpisodeDelistedPayload {
  @Id('The episode') episodeId!: string;
  @AuthorityCode('Where it was started') authority!: string;
  @Texts(100, 64, 'Every reference under which it was found') references!: string[];
  @Instant('Since when') at!: string;
}

/** To no authority: who found it by a lookup hears of that from the lookup. */
export const EpisodeDelisted = defineEvent({
  type: 'episode.delisted.v1',
  owner: 'episode-service',
  audience: 'internal',
  subject: 'episodeId',
  weighty: true,
  summary:
    'An episode was of the wrong child: no lookup finds it any more, and those that did are marked.',
  personalData: 'none',
  payload: EpisodeDelistedPayload,
  examples: [
    {
      episodeId: EXAMPLE.episodeId,
      authority: EXAMPLE.lewisham,
      references: ['LEW-2026-00421'],
      at: EXAMPLE.at,
    },
  ],
});
