import type { EntityManager } from 'typeorm';
import type { LookupReviewStore } from '../../application/lookups/lookup-ports.js';
import type { ReviewPolicy } from '../../domain/lookups/lookup-policy.js';
import type { LookupReview } from '../../domain/lookups/lookup-review.js';
import { type LookupReviewRow, lookupReviewTable } from './tables.js';

export class TypeormLookupReviewStore implements LookupReviewStore {
  constructor(private readonly manager: EntityManager) {}

  async add(reviews: readonly LookupReview[]): Promise<void> {
    const rows = reviews.map((review) => ({
      ...review,
      personId: review.personId ?? null,
      reviewBy: new Date(review.reviewBy),
    }));
    if (rows.length > 0) await this.manager.insert(lookupReviewTable, rows);
  }

  async lock(id: string, reviewer: string): Promise<LookupReview | undefined> {
    const row = await this.manager.findOne(lookupReviewTable, {
      where: { id, reviewer },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? read(row) : undefined;
  }

  async waiting(reviewer: string, limit: number): Promise<LookupReview[]> {
    const rows = await this.manager.find(lookupReviewTable, {
      where: { reviewer, state: 'waiting' },
      order: { reviewBy: 'ASC', id: 'ASC' },
      take: limit,
    });
    return rows.map(read);
  }

  async decide(
    { id, state }: LookupReview,
    {
      personId,
      at,
      reason,
    }: { personId: string | undefined; at: string; reason: string | undefined },
  ): Promise<void> {
    await this.manager.update(
      lookupReviewTable,
      { id },
      { state, decidedAt: new Date(at), decidedBy: personId ?? null, reason: reason ?? null },
    );
  }

  async suspend(
    personId: string | undefined,
    at: string,
    { suspensionDays }: ReviewPolicy,
  ): Promise<boolean> {
    if (personId === undefined) return false;
    const rows = await this.manager.query<unknown[]>(
      `SELECT 1 FROM lookup_review WHERE person_id = $1 AND state <> 'justified'
         AND CASE state WHEN 'waiting' THEN review_by <= $2::timestamptz
           ELSE decided_at > $2::timestamptz - make_interval(days => $3::integer) END
       LIMIT 1`,
      [personId, at, suspensionDays],
    );
    return rows.length > 0;
  }
}

function read({
  id,
  lookupId,
  reviewer,
  askedBy,
  personId,
  because,
  state,
  reviewBy,
}: LookupReviewRow): LookupReview {
  return {
    id,
    lookupId,
    reviewer,
    askedBy,
    personId: personId ?? undefined,
    because,
    state,
    reviewBy: reviewBy.toISOString(),
  };
}
