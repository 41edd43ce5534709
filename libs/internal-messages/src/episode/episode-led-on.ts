import { defineEvent, EXAMPLE } from '@hub/contracts';
import { AuthorityCode, Id, Instant, Texts } from '@hub/contracts/shape';

export class EpisodeLedOnPayload {
  @Id('The episode that goes on in another') episodeId!: string;
  @Id('The episode that goes on') into!: string;
  @AuthorityCode('Where the first was started') authority!: string;
  @Texts(100, 64, 'Every reference under which it was found') references!: string[];
  @Instant('Since when') at!: string;
}

/** To no authority: who found it by a lookup hears of that from the lookup. */
export const EpisodeLedOn = defineEvent({
  type: 'episode.led_on.v1',
  owner: 'episode-service',
  audience: 'internal',
  subject: 'episodeId',
  weighty: true,
  summary:
    'An episode goes on in another of the same child: whoever looks the child up is led to that one.',
  personalData: 'none',
  payload: EpisodeLedOnPayload,
  examples: [
    {
      episodeId: EXAMPLE.otherEpisodeId,
      into: EXAMPLE.episodeId,
      authority: EXAMPLE.greenwich,
      references: ['GRE-118'],
      at: EXAMPLE.at,
    },
  ],
});
