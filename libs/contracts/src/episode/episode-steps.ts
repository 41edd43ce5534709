import { defineCommand, defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  AuthorityCodes,
  DateOnly,
  Id,
  Nested,
  OneOf,
  Optional,
  Texts,
  Whole,
} from '../shape/fields.js';
import { EPISODE_STATES, EpisodeView } from './episode-view.js';
import { LevelOfNeed } from './episode-start.js';
import { SocialCareTeam } from '../protection/social-care.js';
import { OUT_OF_BOROUGH, type OutOfBorough } from '../planning/plan-terms.js';
import { STEP_MISTAKES, type StepMistake } from '../protection/step-mistakes.js';

/** What can happen in the life of an episode, beside transfers and changes of its team. */
export const EPISODE_STEPS = [
  'begin_assessment',
  'agree_plan',
  'begin_review',
  'complete_review',
  'change_level_of_need',
  'change_home',
  'step_up',
  'step_down',
  'close',
] as const;
export type EpisodeStep = (typeof EPISODE_STEPS)[number];

export const CLOSING_REASONS = [
  'needs_met',
  'disengaged',
  'moved_out_of_london',
  'social_care',
  'age_limit',
  'opened_in_error',
  'consent_withdrawn',
] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

export class TakeEpisodeStepPayload {
  @Id('The episode') episodeId!: string;
  @OneOf(EPISODE_STEPS, 'What happens') step!: EpisodeStep;
  @Optional()
  @DateOnly('When the whole team reviews it next; with agree_plan, complete_review and step_down')
  nextReviewOn?: string;
  @Optional() @DateOnly('When the whole team meets; with begin_review') meetingOn?: string;
  @Optional()
  @OneOf(OUT_OF_BOROUGH, 'Whether services of other boroughs were thought of; with agree_plan')
  outOfBorough?: OutOfBorough;
  @Optional()
  @Nested(() => LevelOfNeed, 'The level from now on; with change_level_of_need')
  levelOfNeed?: LevelOfNeed;
  @Optional()
  @Texts(
    20,
    60,
    'What describes that level, by the codes of the continuum of need; with change_level_of_need',
  )
  descriptors?: string[];
  @Optional()
  @AuthorityCode('Where the child lives from now on; with change_home')
  homeAuthority?: string;
  @Optional()
  @Nested(() => SocialCareTeam, 'Whom it asks to take the child on; with step_up')
  socialCare?: SocialCareTeam;
  @Optional() @OneOf(CLOSING_REASONS, 'Why; with close') closingReason?: ClosingReason;
  @Optional()
  @Whole(
    1,
    100_000,
    'The term of the Lead Professional for whom it is done: refused once the role has passed on',
  )
  leadTerm?: number;
}

const BASE = { owner: 'episode-service', personalData: 'none' } as const;
const PLAN_EXAMPLE: TakeEpisodeStepPayload = {
  episodeId: EXAMPLE.episodeId,
  step: 'agree_plan',
  nextReviewOn: '2026-04-13',
  outOfBorough: 'in_the_plan',
};

export const TakeEpisodeStep = defineCommand({
  ...BASE,
  type: 'episode.take_step.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'The episode moved on',
  summary:
    'Moves an episode on: assessment, plan, review, level of need, home authority, step-up and step-down, closing. Told to every counterpart.',
  payload: TakeEpisodeStepPayload,
  reply: EpisodeView,
  roles: ['practitioner', 'lead_caf_contact'],
  http: {
    method: 'POST',
    path: '/v1/episodes/{episodeId}/steps',
    success: 200,
    versioned: true,
    conditional: true,
  },
  amqp: true,
  examples: [
    PLAN_EXAMPLE,
    { episodeId: EXAMPLE.episodeId, step: 'close', closingReason: 'needs_met' },
    {
      episodeId: EXAMPLE.episodeId,
      step: 'change_level_of_need',
      levelOfNeed: { level: 3, label: 'Complex' },
      descriptors: ['several_needs', 'carers_under_strain'],
    },
    {
      episodeId: EXAMPLE.episodeId,
      step: 'step_up',
      socialCare: {
        section: 'section_47',
        authority: EXAMPLE.lewisham,
        team: 'Multi-Agency Safeguarding Hub',
      },
    },
  ],
  counterExamples: {
    'a step that does not exist': { ...PLAN_EXAMPLE, step: 'leap' },
    'a reason that does not exist': { ...PLAN_EXAMPLE, closingReason: 'tired' },
  },
});

export class EpisodeMovedPayload {
  @Id('The episode') episodeId!: string;
  @OneOf(EPISODE_STEPS, 'What happened') step!: EpisodeStep;
  @OneOf(EPISODE_STATES, 'Its state now') state!: (typeof EPISODE_STATES)[number];
  @Optional() @DateOnly('When the whole team reviews it next') nextReviewOn?: string;
  @AuthorityCode('Where the child lives') homeAuthority!: string;
  @Optional() @OneOf(CLOSING_REASONS, 'Why it was closed') closingReason?: ClosingReason;
  @Optional()
  @OneOf(STEP_MISTAKES, 'The step was taken back, and why: it stands as before it')
  undone?: StepMistake;
  @AuthorityCodes('Authorities with a part in it now') counterparts!: string[];
  @Whole(1, 2_147_483_647, 'Version of the episode; send it as ifmatch with your next command')
  version!: number;
}

export const EpisodeMoved = defineEvent({
  ...BASE,
  audience: 'member',
  subject: 'episodeId',
  type: 'episode.moved.v1',
  weighty: true,
  summary:
    'An episode in which your authority has a part took a step, or whoever took the last one took it back.',
  payload: EpisodeMovedPayload,
  examples: [
    {
      episodeId: EXAMPLE.episodeId,
      step: 'agree_plan',
      state: 'active',
      nextReviewOn: '2026-04-13',
      homeAuthority: EXAMPLE.lewisham,
      counterparts: [EXAMPLE.lewisham, EXAMPLE.southwark],
      version: 3,
    },
    {
      episodeId: EXAMPLE.episodeId,
      step: 'agree_plan',
      state: 'assessing',
      undone: 'wrong_episode',
      homeAuthority: EXAMPLE.lewisham,
      counterparts: [EXAMPLE.lewisham, EXAMPLE.southwark],
      version: 4,
    },
  ],
});

export class ReviewDuePayload {
  @Id('The episode') episodeId!: string;
  @DateOnly('When it is, or was, to be reviewed') reviewOn!: string;
}

export const ReviewDue = defineEvent({
  ...BASE,
  audience: 'member',
  subject: 'episodeId',
  type: 'episode.review_due.v1',
  weighty: true,
  summary:
    'The review of an episode is due within a week, or was due. Told to every authority with a part in it, once each.',
  payload: ReviewDuePayload,
  examples: [{ episodeId: EXAMPLE.episodeId, reviewOn: '2026-04-13' }],
});
