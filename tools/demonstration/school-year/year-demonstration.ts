import type { EpisodeView } from '@hub/contracts/episode';
import type { RecordItem } from '@hub/contracts/shape';
import type { ChildDetails } from '@hub/contracts/lookup';
import type { DemonstrationStage } from '../demonstration-stage.js';
import type { Moment } from '../dispute-demonstration.js';
import { begin, PLACES } from './beginning.js';
import { close, correct, dispute, record } from './end.js';
import { cover, move, review } from './middle.js';
import { Story } from './story.js';

export interface YearOutcome {
  readonly episode: EpisodeView;
  /** What the family reads of it. */
  readonly record: readonly RecordItem[];
  readonly timeline: readonly Moment[];
}

/**
 * One school year of one child, by calls of the public API alone: lookup, consent, start, a team of
 * three boroughs and a charity, plan, two reviews, cover for a sick lead, a move with hand-over, a
 * dispute with arbitration, a correction, closing, and the family's record.
 */
export async function playYear(
  stage: Omit<DemonstrationStage, 'clock'>,
  child: ChildDetails,
  tell: (moment: Moment) => void = () => undefined,
): Promise<YearOutcome> {
  const { home, school } = PLACES;
  const story = new Story(stage, tell);
  const episode = await begin(story, child);
  story.later(35);
  await review(story, episode, { by: home, what: 'He waits for his first hour of therapy.' });
  await cover(story, episode);
  story.later(49);
  await move(story, episode);
  story.later(28);
  await review(story, episode, { by: school, what: 'He says more, and has found a friend.' });
  await dispute(story, episode);
  await correct(story, episode);
  story.later(63);
  const closed = await close(story, episode);
  return { episode: closed, record: await record(story, closed), timeline: story.timeline };
}
