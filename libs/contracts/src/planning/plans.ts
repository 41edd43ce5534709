import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  AuthorityCodes,
  DateOnly,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Text,
  Texts,
  Whole,
} from '../shape/fields.js';
import { OUT_OF_BOROUGH, type OutOfBorough } from './plan-terms.js';
import { EPISODE_READERS, ReadEpisodePayload } from '../episode/episodes.js';

/** The three domains of the CAF. Source: CAF form for practitioners, 2009. */
const PLAN_DOMAINS = [
  'development_of_the_child',
  'parents_and_carers',
  'family_and_environment',
] as const;
const PLAN_DOERS = ['practitioner', 'service', 'child', 'parent_or_carer'] as const;
export const ACTION_STATES = ['planned', 'under_way', 'done', 'not_done'] as const;
const NOT_DONE_REASONS = [
  'not_needed_any_more',
  'family_declined',
  'no_capacity',
  'replaced_by_another',
  'not_begun_in_time',
] as const;

const FAMILY_SIDES = ['child', 'parent_or_carer'] as const;
const PLAN_ANSWERS = ['agrees', 'disagrees', 'not_asked'] as const;
const NOT_ASKED_REASONS = ['too_young', 'not_able_to_decide', 'not_reached', 'not_safe'] as const;
const PLAN_EVIDENCE = ['signed', 'in_person', 'by_telephone', 'in_writing'] as const;

/** What stands between a plan and its adoption. */
export const PLAN_GAPS = ['assessment', 'action_plan', 'agreement'] as const;
export type PlanGap = (typeof PLAN_GAPS)[number];

class PlannedPart {
  @OneOf(PLAN_DOMAINS, 'Which domain of the assessment it answers')
  domain!: (typeof PLAN_DOMAINS)[number];
  @OneOf(PLAN_DOERS, 'Who does it') by!: (typeof PLAN_DOERS)[number];
  @Optional()
  @PersonId('The practitioner, who leads or is in the team for that authority')
  personId?: string;
  @DateOnly('By when') dueOn!: string;
  @Id('The action plan of that authority in the folder, which says it in words')
  documentId!: string;
  @Optional() @Whole(1, 100, 'Which action of that document it is') item?: number;
}

export class AddPlanActionPayload extends PlannedPart {
  @Id('The episode') episodeId!: string;
}

export class ChangePlanActionPayload {
  @Id('The episode') episodeId!: string;
  @Id('The action') planActionId!: string;
  @OneOf(ACTION_STATES, 'How it stands') state!: (typeof ACTION_STATES)[number];
  @Optional()
  @OneOf(NOT_DONE_REASONS, 'Why not; with not_done, and with nothing else')
  reason?: (typeof NOT_DONE_REASONS)[number];
  @Optional() @DateOnly('By when it is to be done now') dueOn?: string;
}

class PlanAnswer {
  @OneOf(FAMILY_SIDES, 'Whose word it is') by!: (typeof FAMILY_SIDES)[number];
  @OneOf(PLAN_ANSWERS, 'Whether they agree to the plan') answer!: (typeof PLAN_ANSWERS)[number];
  @Optional()
  @OneOf(NOT_ASKED_REASONS, 'Why they were not asked; with not_asked, and with nothing else')
  because?: (typeof NOT_ASKED_REASONS)[number];
  @DateOnly('When they said so, or would have been asked') on!: string;
  @Optional()
  @OneOf(PLAN_EVIDENCE, 'How they said so; with agrees and disagrees')
  evidence?: (typeof PLAN_EVIDENCE)[number];
  @Optional()
  @Text(100, 'Where that is on record, in your authority’s own terms')
  evidenceReference?: string;
}

export class RecordPlanAgreementPayload extends PlanAnswer {
  @Id('The episode') episodeId!: string;
}

export class PlanActionView extends PlannedPart {
  @Id('The action') id!: string;
  @AuthorityCode('Whose part it is: it alone changes it') authority!: string;
  @OneOf(ACTION_STATES, 'How it stands') state!: (typeof ACTION_STATES)[number];
  @Optional() @OneOf(NOT_DONE_REASONS, 'Why not') reason?: (typeof NOT_DONE_REASONS)[number];
  @Instant('When it was put into the plan') addedAt!: string;
  @Instant('When it last changed') changedAt!: string;
}

export class PlanAgreementView extends PlanAnswer {
  @Id('What was said') id!: string;
  @AuthorityCode('Who took it down') authority!: string;
  @Instant('When it was taken down') recordedAt!: string;
}

export class PlanView {
  @Id('The episode') episodeId!: string;
  @Optional() @Instant('Since when it is adopted; absent before') adoptedAt?: string;
  @Optional()
  @OneOf(OUT_OF_BOROUGH, 'Whether services of other boroughs were thought of when it was adopted')
  outOfBorough?: OutOfBorough;
  @DateOnly('The last day on which it may be reviewed first, were it adopted today')
  firstReviewBy!: string;
  @Texts(3, 20, 'What is missing before it can be adopted: assessment, action_plan, agreement')
  missing!: PlanGap[];
  @NestedList(() => PlanActionView, 500, 'By authority, then by day')
  actions!: PlanActionView[];
  @AuthorityCodes('Authorities with somebody in the team that have put nothing into it yet', 0)
  withoutPart!: string[];
  @NestedList(() => PlanAgreementView, 200, 'What child and parents said of it, newest first')
  agreements!: PlanAgreementView[];
}

const BASE = {
  owner: 'episode-service',
  personalData: 'none',
  on: { object: 'episode', id: 'episodeId' },
} as const;
const WRITES = { ...BASE, roles: ['practitioner', 'lead_caf_contact'], amqp: true } as const;
const ACTION: AddPlanActionPayload = {
  episodeId: EXAMPLE.episodeId,
  domain: 'development_of_the_child',
  by: 'practitioner',
  personId: EXAMPLE.personId,
  dueOn: '2026-04-30',
  documentId: EXAMPLE.documentId,
  item: 1,
};
const PROGRESS: ChangePlanActionPayload = {
  episodeId: EXAMPLE.episodeId,
  planActionId: EXAMPLE.planActionId,
  state: 'under_way',
};
const AGREEMENT: RecordPlanAgreementPayload = {
  episodeId: EXAMPLE.episodeId,
  by: 'parent_or_carer',
  answer: 'agrees',
  on: '2026-03-01',
  evidence: 'signed',
  evidenceReference: 'LEW-2026-00412/plan',
};

export const ReadPlan = defineQuery({
  ...BASE,
  type: 'plan.read.v1',
  words: 'The plan was looked at',
  summary:
    'Shows the plan of an episode: who does what kind of thing by when, how it stands, and what child and parents said of it. What it says in words lies in the folder.',
  payload: ReadEpisodePayload,
  reply: PlanView,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/plan', success: 200 },
  examples: [{ episodeId: EXAMPLE.episodeId }],
});

export const AddPlanAction = defineCommand({
  ...WRITES,
  type: 'plan.add_action.v1',
  words: 'An action was put into the plan',
  summary:
    'Puts an action of your own authority into the plan. Its words are in your action plan in the folder.',
  payload: AddPlanActionPayload,
  reply: PlanActionView,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/plan/actions',
    success: 201,
    creates: true,
  },
  examples: [ACTION, { ...ACTION, by: 'child', personId: undefined, item: undefined }],
  counterExamples: { 'words about the child': { ...ACTION, action: 'Reads with him' } },
});

export const ChangePlanAction = defineCommand({
  ...WRITES,
  type: 'plan.change_action.v1',
  words: 'It was noted how an action of the plan stands',
  summary: 'Says how an action of your own authority stands, and by when it is to be done now.',
  payload: ChangePlanActionPayload,
  reply: PlanActionView,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/plan/actions/{planActionId}/progress',
    success: 200,
  },
  examples: [PROGRESS, { ...PROGRESS, state: 'not_done', reason: 'no_capacity' }],
  counterExamples: { 'a state that does not exist': { ...PROGRESS, state: 'forgotten' } },
});

export const RecordPlanAgreement = defineCommand({
  ...WRITES,
  type: 'plan.record_agreement.v1',
  words: 'What the child or a parent said of the plan was taken down',
  summary:
    'Takes down whether child or parent agree to the plan, when, and where that is on record.',
  payload: RecordPlanAgreementPayload,
  reply: PlanAgreementView,
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/plan/agreements',
    success: 201,
    creates: true,
  },
  examples: [
    AGREEMENT,
    {
      episodeId: EXAMPLE.episodeId,
      by: 'child',
      answer: 'not_asked',
      because: 'too_young',
      on: '2026-03-01',
    },
  ],
  counterExamples: { 'somebody else’s word': { ...AGREEMENT, by: 'neighbour' } },
});
