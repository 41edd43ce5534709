import type { PlanningStores } from '../application/planning/plan-ports.js';
import { InMemoryDevelopments } from './in-memory-developments.js';
import { InMemoryPlans } from './in-memory-plans.js';
import { InMemoryRecommendations, InMemoryReviews } from './in-memory-reviews.js';

export function inMemoryPlanning(): PlanningStores {
  return {
    plans: new InMemoryPlans(),
    developments: new InMemoryDevelopments(),
    reviews: new InMemoryReviews(),
    recommendations: new InMemoryRecommendations(),
  };
}
