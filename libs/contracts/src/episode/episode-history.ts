import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Texts,
  Whole,
} from '../shape/fields.js';
import { EPISODE_READERS, ReadEpisodePayload } from './episodes.js';
import { EPISODE_STATES } from './episode-view.js';
import {
  CLOSING_REASONS,
  EPISODE_STEPS,
  type ClosingReason,
  type EpisodeStep,
} from './episode-steps.js';
import { OUT_OF_BOROUGH, type OutOfBorough } from '../planning/plan-terms.js';
import { STEP_MISTAKES, type StepMistake } from '../protection/step-mistakes.js';

const BASE = { owner: 'episode-service', personalData: 'none' } as const;

export class EpisodeStepTaken {
  @Whole(1, 2_147_483_647, 'Version of the episode after it') version!: number;
  @OneOf(EPISODE_STEPS, 'What happened') step!: EpisodeStep;
  @OneOf(EPISODE_STATES, 'The state after it') state!: (typeof EPISODE_STATES)[number];
  @AuthorityCode('Who took it') authority!: string;
  @Optional() @PersonId('The person') personId?: string;
  @Instant('When') at!: string;
  @Optional() @Whole(1, 4, 'Level of need from then on') level?: number;
  @Optional()
  @Texts(20, 60, 'What described that level, by the codes of the continuum of need')
  descriptors?: string[];
  @Optional()
  @OneOf(OUT_OF_BOROUGH, 'Whether services of other boroughs were thought of')
  outOfBorough?: OutOfBorough;
  @Optional() @OneOf(CLOSING_REASONS, 'Why it closed') closingReason?: ClosingReason;
  @Optional()
  @OneOf(STEP_MISTAKES, 'Why whoever took it took it back; absent where it stands')
  undoneBecause?: StepMistake;
  @Optional() @Instant('When it was taken back') undoneAt?: string;
}

export class EpisodeHistory {
  @Id('The episode') episodeId!: string;
  @NestedList(() => EpisodeStepTaken, 1_000, 'Oldest first') steps!: EpisodeStepTaken[];
}

export const ReadEpisodeHistory = defineQuery({
  ...BASE,
  type: 'episode.read_history.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'The history of the episode was looked at',
  summary: 'Shows the steps of an episode’s life to its counterpart authorities.',
  payload: ReadEpisodePayload,
  reply: EpisodeHistory,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/history', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});
