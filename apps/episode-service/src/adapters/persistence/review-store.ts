import { EntitySchema, type EntityManager } from 'typeorm';
import { readRow } from '@hub/persistence';
import type { RecommendationStore, ReviewStore } from '../../application/planning/plan-ports.js';
import type { Recommendation } from '../../domain/planning/recommendation.js';
import type { ReviewMeeting } from '../../domain/planning/review-meeting.js';

interface ReviewRow extends Pick<
  ReviewMeeting,
  'id' | 'episodeId' | 'state' | 'meetingOn' | 'calledBy' | 'invitations'
> {
  calledAt: Date;
  heldOn: string | null;
  childsView: NonNullable<ReviewMeeting['childsView']> | null;
  parentsView: NonNullable<ReviewMeeting['parentsView']> | null;
  documentId: string | null;
}

interface RecommendationRow extends Pick<
  Recommendation,
  'id' | 'episodeId' | 'authority' | 'what' | 'because'
> {
  personId: string | null;
  madeAt: Date;
  answerBy: Date;
  notCounted: NonNullable<Recommendation['notCounted']> | null;
  answer: NonNullable<Recommendation['answer']> | null;
  reason: NonNullable<Recommendation['reason']> | null;
  answeredAt: Date | null;
}

export const reviewMeetingTable = new EntitySchema<ReviewRow>({
  name: 'review_meeting',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    state: { type: 'text' },
    meetingOn: { type: 'date', name: 'meeting_on' },
    calledBy: { type: 'text', name: 'called_by' },
    calledAt: { type: 'timestamptz', name: 'called_at' },
    heldOn: { type: 'date', name: 'held_on', nullable: true },
    childsView: { type: 'text', name: 'childs_view', nullable: true },
    parentsView: { type: 'text', name: 'parents_view', nullable: true },
    documentId: { type: 'uuid', name: 'document_id', nullable: true },
    invitations: { type: 'jsonb' },
  },
});

export const recommendationTable = new EntitySchema<RecommendationRow>({
  name: 'recommendation',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    authority: { type: 'text' },
    personId: { type: 'uuid', name: 'person_id', nullable: true },
    what: { type: 'text' },
    because: { type: 'text' },
    madeAt: { type: 'timestamptz', name: 'made_at' },
    answerBy: { type: 'timestamptz', name: 'answer_by' },
    notCounted: { type: 'jsonb', name: 'not_counted', nullable: true },
    answer: { type: 'text', nullable: true },
    reason: { type: 'text', nullable: true },
    answeredAt: { type: 'timestamptz', name: 'answered_at', nullable: true },
  },
});

export class TypeormReviewStore implements ReviewStore {
  constructor(private readonly manager: EntityManager) {}

  async add(review: ReviewMeeting): Promise<void> {
    await this.manager.insert(reviewMeetingTable, reviewRow(review));
  }

  async save(review: ReviewMeeting): Promise<void> {
    const { id, ...columns } = reviewRow(review);
    await this.manager.update(reviewMeetingTable, { id }, columns);
  }

  async ofEpisode(episodeId: string): Promise<ReviewMeeting[]> {
    const rows = await this.manager.find(reviewMeetingTable, {
      where: { episodeId },
      order: { calledAt: 'DESC', id: 'DESC' },
    });
    return rows.map((row) => readRow(row));
  }
}

export class TypeormRecommendationStore implements RecommendationStore {
  constructor(private readonly manager: EntityManager) {}

  async add(recommendation: Recommendation): Promise<void> {
    await this.manager.insert(recommendationTable, recommendationRow(recommendation));
  }

  async save(recommendation: Recommendation): Promise<void> {
    const { id, ...columns } = recommendationRow(recommendation);
    await this.manager.update(recommendationTable, { id }, columns);
  }

  async ofEpisode(episodeId: string): Promise<Recommendation[]> {
    const rows = await this.manager.find(recommendationTable, {
      where: { episodeId },
      order: { madeAt: 'DESC', id: 'DESC' },
    });
    return rows.map((row) => readRow(row));
  }
}

function reviewRow(review: ReviewMeeting): ReviewRow {
  const { calledAt, heldOn, childsView, parentsView, documentId } = review;
  return {
    ...review,
    calledAt: new Date(calledAt),
    heldOn: heldOn ?? null,
    childsView: childsView ?? null,
    parentsView: parentsView ?? null,
    documentId: documentId ?? null,
  };
}

function recommendationRow(recommendation: Recommendation): RecommendationRow {
  const { personId, madeAt, answerBy, answer, reason, answeredAt } = recommendation;
  return {
    ...recommendation,
    personId: personId ?? null,
    madeAt: new Date(madeAt),
    answerBy: new Date(answerBy),
    notCounted: recommendation.notCounted ?? null,
    answer: answer ?? null,
    reason: reason ?? null,
    answeredAt: answeredAt === undefined ? null : new Date(answeredAt),
  };
}
