import type { RecommendationStore, ReviewStore } from '../application/planning/plan-ports.js';
import type { Recommendation } from '../domain/planning/recommendation.js';
import type { ReviewMeeting } from '../domain/planning/review-meeting.js';

export class InMemoryReviews implements ReviewStore {
  private readonly reviews = new Map<string, ReviewMeeting>();

  add(review: ReviewMeeting): Promise<void> {
    return this.save(review);
  }
  save(review: ReviewMeeting): Promise<void> {
    this.reviews.set(review.id, review);
    return Promise.resolve();
  }
  ofEpisode(episodeId: string): Promise<ReviewMeeting[]> {
    return Promise.resolve(
      newestFirst([...this.reviews.values()], episodeId, ({ calledAt }) => calledAt),
    );
  }
}

export class InMemoryRecommendations implements RecommendationStore {
  private readonly recommendations = new Map<string, Recommendation>();

  add(recommendation: Recommendation): Promise<void> {
    return this.save(recommendation);
  }
  save(recommendation: Recommendation): Promise<void> {
    this.recommendations.set(recommendation.id, recommendation);
    return Promise.resolve();
  }
  ofEpisode(episodeId: string): Promise<Recommendation[]> {
    return Promise.resolve(
      newestFirst([...this.recommendations.values()], episodeId, ({ madeAt }) => madeAt),
    );
  }
}

function newestFirst<T extends { readonly id: string; readonly episodeId: string }>(
  all: readonly T[],
  episodeId: string,
  at: (one: T) => string,
): T[] {
  const place = (one: T): string => `${at(one)} ${one.id}`;
  return all
    .filter((one) => one.episodeId === episodeId)
    .sort((a, b) => (place(a) < place(b) ? 1 : -1));
}
