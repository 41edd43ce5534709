import { defineEvent, EXAMPLE } from '@hub/contracts';
import { Flag, Id, Ids, Instant, Texts } from '@hub/contracts/shape';

export class EpisodeToldApartPayload {
  @Id('The episode that two children were in') episodeId!: string;
  @Id('The episode of the other child') other!: string;
  @Texts(33, 9, 'Every authority with a part in the first from now on') counterparts!: string[];
  @Texts(33, 9, 'Likewise in the other') otherCounterparts!: string[];
  @Flag('The other had gone on in the first, and goes on by itself') goesOnAlone!: boolean;
  @Ids(100, 'Episodes that the other had taken up again', 0) earlier!: string[];
  @Ids(50, 'Statements on the first that were made about the other child', 0) consents!: string[];
  @Instant('Since when') at!: string;
}

/** To no authority: who has a part in either is told of that one alone. */
export const EpisodeToldApart = defineEvent({
  type: 'episode.told_apart.v1',
  owner: 'episode-service',
  audience: 'internal',
  subject: 'episodeId',
  weighty: true,
  summary:
    'Two children were in one episode: what belongs to the other counts there no more, and neither is looked up as the other.',
  personalData: 'none',
  payload: EpisodeToldApartPayload,
  examples: [
    {
      episodeId: EXAMPLE.episodeId,
      other: EXAMPLE.otherEpisodeId,
      counterparts: [EXAMPLE.lewisham],
      otherCounterparts: [EXAMPLE.greenwich],
      goesOnAlone: true,
      earlier: [],
      consents: [EXAMPLE.consentId],
      at: EXAMPLE.at,
    },
  ],
});
