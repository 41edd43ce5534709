import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ClosedDays } from '../identity/closed-days.js';
import {
  AuthorityCode,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  PersonId,
} from '../shape/fields.js';
import { EPISODE_READERS, ReadEpisodePayload } from '../episode/episodes.js';

const RECOMMENDED = ['higher_level', 'lower_level', 'social_care', 'new_plan', 'close'] as const;
const RECOMMENDED_BECAUSE = [
  'needs_grew',
  'needs_lessened',
  'needs_met',
  'risk_of_harm',
  'plan_does_not_help',
  'family_asks',
] as const;
const LEADS_ANSWERS = ['follows', 'does_not_follow'] as const;
const NOT_FOLLOWED_BECAUSE = [
  'family_does_not_agree',
  'review_decides',
  'needs_not_shown',
  'done_already',
] as const;

class Recommended {
  @OneOf(RECOMMENDED, 'What is recommended') what!: (typeof RECOMMENDED)[number];
  @OneOf(RECOMMENDED_BECAUSE, 'Why; what there is to say of the child is in the folder')
  because!: (typeof RECOMMENDED_BECAUSE)[number];
}

export class MakeRecommendationPayload extends Recommended {
  @Id('The episode') episodeId!: string;
}

class LeadsAnswer {
  @OneOf(LEADS_ANSWERS, 'Whether the Lead Professional follows it')
  answer!: (typeof LEADS_ANSWERS)[number];
  @Optional()
  @OneOf(NOT_FOLLOWED_BECAUSE, 'Why not; with does_not_follow, and with nothing else')
  reason?: (typeof NOT_FOLLOWED_BECAUSE)[number];
}

export class AnswerRecommendationPayload extends LeadsAnswer {
  @Id('The episode') episodeId!: string;
  @Id('The recommendation') recommendationId!: string;
}

export class RecommendationView extends Recommended {
  @Id('The recommendation') id!: string;
  @AuthorityCode('Who recommends it') authority!: string;
  @Optional() @PersonId('The person') personId?: string;
  @Instant('When') madeAt!: string;
  @Instant('By when the Lead Professional is to answer') answerBy!: string;
  @Optional()
  @NestedList(() => ClosedDays, 80, 'Days on which whoever is to answer is closed: not counted')
  notCounted?: ClosedDays[];
  @Optional()
  @OneOf(LEADS_ANSWERS, 'What the Lead Professional answered')
  answer?: (typeof LEADS_ANSWERS)[number];
  @Optional()
  @OneOf(NOT_FOLLOWED_BECAUSE, 'Why not')
  reason?: (typeof NOT_FOLLOWED_BECAUSE)[number];
  @Optional() @Instant('When it was answered') answeredAt?: string;
}

export class RecommendationList {
  @Id('The episode') episodeId!: string;
  @NestedList(() => RecommendationView, 200, 'Newest first') items!: RecommendationView[];
}

const BASE = {
  owner: 'episode-service',
  personalData: 'none',
  on: { object: 'episode', id: 'episodeId' },
} as const;
const WRITES = { ...BASE, roles: ['practitioner', 'lead_caf_contact'], amqp: true } as const;
const MADE: MakeRecommendationPayload = {
  episodeId: EXAMPLE.episodeId,
  what: 'higher_level',
  because: 'needs_grew',
};
const OF = { episodeId: EXAMPLE.episodeId, recommendationId: EXAMPLE.recommendationId };

export const ListRecommendations = defineQuery({
  ...BASE,
  type: 'recommendation.list.v1',
  words: 'What was recommended was looked at',
  summary: 'Lists what people who work with the child recommended, and what the lead answered.',
  payload: ReadEpisodePayload,
  reply: RecommendationList,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/recommendations', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

export const MakeRecommendation = defineCommand({
  ...WRITES,
  type: 'recommendation.make.v1',
  words: 'It was recommended to step the case up or down',
  summary:
    'Recommends to the Lead Professional to step the case up or down, or to plan anew; they answer within a clock.',
  payload: MakeRecommendationPayload,
  reply: RecommendationView,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/recommendations',
    success: 201,
    creates: true,
  },
  examples: [MADE],
  counterExamples: { 'words about the child': { ...MADE, why: 'He hits' } },
});

export const AnswerRecommendation = defineCommand({
  ...WRITES,
  type: 'recommendation.answer.v1',
  words: 'The Lead Professional answered what was recommended',
  summary: 'Says, as Lead Professional, whether you follow what was recommended, or why not.',
  payload: AnswerRecommendationPayload,
  reply: RecommendationView,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/recommendations/{recommendationId}/answer',
    success: 200,
  },
  examples: [
    { ...OF, answer: 'follows' },
    { ...OF, answer: 'does_not_follow', reason: 'review_decides' },
  ],
  counterExamples: { 'an answer that does not exist': { ...OF, answer: 'perhaps' } },
});

export class RecommendationPayload {
  @Id('The recommendation') recommendationId!: string;
  @Id('The episode') episodeId!: string;
  @OneOf(RECOMMENDED, 'What is recommended') what!: (typeof RECOMMENDED)[number];
  @AuthorityCode('Who recommends it') authority!: string;
  @Optional()
  @OneOf(LEADS_ANSWERS, 'What the Lead Professional answered')
  answer?: (typeof LEADS_ANSWERS)[number];
}

const EVENT = {
  owner: 'episode-service',
  audience: 'member',
  subject: 'recommendationId',
  personalData: 'none',
  payload: RecommendationPayload,
} as const;
const TOLD: RecommendationPayload = {
  ...OF,
  what: 'higher_level',
  authority: EXAMPLE.southwark,
};

export const RecommendationMade = defineEvent({
  ...EVENT,
  type: 'recommendation.made.v1',
  summary: 'Somebody who works with the child recommends to step the case up or down.',
  examples: [TOLD],
});

export const RecommendationAnswered = defineEvent({
  ...EVENT,
  type: 'recommendation.answered.v1',
  summary: 'The Lead Professional answered what was recommended.',
  examples: [{ ...TOLD, answer: 'follows' }],
});
