import { RecommendationView, ReviewMeetingView } from '@hub/contracts/planning';
import { plainFields, type GatheredItem } from '@hub/contracts/shape';
import type { EpisodeStores } from '../ports.js';

/** Reviews of a plan and what was recommended, for the family to read. */
export async function reviewItems(
  episodeId: string,
  { reviews, recommendations }: Pick<EpisodeStores, 'reviews' | 'recommendations'>,
): Promise<GatheredItem[]> {
  const met = (await reviews.ofEpisode(episodeId)).map((review): GatheredItem => ({
    id: `review-${review.id}`,
    section: 'steps',
    title: 'A review of the plan',
    at: review.calledAt,
    authority: review.calledBy,
    fields: plainFields(ReviewMeetingView, review, [
      ...['id', 'episodeId', 'calledAt', 'calledBy', 'place'],
    ]),
  }));
  const recommended = (await recommendations.ofEpisode(episodeId)).map(
    ({ episodeId: _of, ...one }): GatheredItem => ({
      id: `recommendation-${one.id}`,
      section: 'steps',
      title: 'Somebody recommended to step the case up or down',
      at: one.madeAt,
      authority: one.authority,
      fields: plainFields(RecommendationView, one, ['id', 'madeAt', 'authority']),
    }),
  );
  return [...met, ...recommended];
}
