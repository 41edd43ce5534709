import type { EpisodeView, FoundAnswerView } from '@hub/contracts/episode';
import type { KeptAnswer } from '../../domain/found-answers.js';

/** An answer as that authority may see it: its holder learns what the family agreed to. */
export function viewFoundAnswer(
  { episodeId: _episode, told, answer, because, ...same }: KeptAnswer,
  viewer: string,
): FoundAnswerView {
  if (viewer !== same.askedBy && !told) return same;
  return { ...same, answer, ...(because === undefined ? {} : { because }) };
}

/**
 * What an episode shows of the answers beside it: to who started it alone, as the lookup was
 * theirs.
 */
export function foundBy(
  answers: readonly KeptAnswer[],
  viewer: string,
): Pick<EpisodeView, 'found'> {
  const own = answers.filter(({ askedBy }) => askedBy === viewer);
  return own.length === 0 ? {} : { found: own.map((answer) => viewFoundAnswer(answer, viewer)) };
}
