import { DateOnly, NestedList, OneOf, Optional, Text } from '../shape/fields.js';
import type { Shape } from '../shape/read-shape.js';
import type { ContentCategory } from '../consent/consent-terms.js';

/** The three domains of the CAF and their elements. Source: CAF form for practitioners, 2009. */
const CAF_ELEMENTS = [
  'general_health',
  'physical_development',
  'speech_language_and_communication',
  'emotional_and_social_development',
  'behavioural_development',
  'identity_self_esteem_self_image_and_social_presentation',
  'family_and_social_relationships',
  'self_care_and_independence',
  'understanding_reasoning_and_problem_solving',
  'participation_in_learning',
  'progress_and_achievement_in_learning',
  'aspirations',
  'basic_care_safety_and_protection',
  'emotional_warmth_and_stability',
  'guidance_boundaries_and_stimulation',
  'family_history_functioning_and_well_being',
  'wider_family',
  'housing_employment_and_finance',
  'social_and_community_elements_and_resources',
] as const;

const LONG = 5_000;

export class AssessedElement {
  @OneOf(CAF_ELEMENTS, 'Which element') element!: (typeof CAF_ELEMENTS)[number];
  @Optional() @Text(LONG, 'Strengths') strengths?: string;
  @Optional() @Text(LONG, 'Needs') needs?: string;
}

/** An assessment as it is exchanged; the authority's own form goes beside it as an attachment. */
export class CafAssessment {
  @DateOnly('When it was completed') assessedOn!: string;
  @Text(LONG, 'Why it was made') reason!: string;
  @NestedList(() => AssessedElement, 19, 'Strengths and needs by element')
  elements!: AssessedElement[];
  @Text(LONG, 'Conclusions') conclusions!: string;
  @Optional() @Text(LONG, 'What the child says to it') childsComment?: string;
  @Optional() @Text(LONG, 'What the parents or carers say to it') parentsComment?: string;
}

export class PlannedAction {
  @Text(1_000, 'What is to be achieved') outcome!: string;
  @Text(1_000, 'What is to be done') action!: string;
  @Text(200, 'By whom') by!: string;
  @Optional() @DateOnly('By when') byDate?: string;
}

export class ActionPlan {
  @DateOnly('When it was agreed') agreedOn!: string;
  @NestedList(() => PlannedAction, 100, 'What was agreed') actions!: PlannedAction[];
  @DateOnly('When it is first reviewed') firstReviewOn!: string;
}

export class ProgressReview {
  @DateOnly('When it was held') reviewedOn!: string;
  @Text(LONG, 'What became of the plan') progress!: string;
  @OneOf(['continue', 'change_plan', 'step_up', 'close'], 'What was decided') decision!:
    'continue' | 'change_plan' | 'step_up' | 'close';
  @Optional() @Text(LONG, 'What the child says to it') childsComment?: string;
  @Optional() @Text(LONG, 'What the parents or carers say to it') parentsComment?: string;
  @Optional() @DateOnly('When it is reviewed next; needed unless it closes') nextReviewOn?: string;
}

/** The form that JSON of a category has; other categories take in any. */
export const CONTENT_FORMS: Partial<Record<ContentCategory, Shape>> = {
  assessment: CafAssessment,
  action_plan: ActionPlan,
  progress_review: ProgressReview,
};
