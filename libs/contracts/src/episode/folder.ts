import { DateOnly, NestedList, OneOf, Optional, Text } from '../shape/fields.js';
import type { Shape } from '../shape/read-shape.js';
import type { ContentCategory } from '../consent/consent-terms.js';
import { CafAssessment } from './caf-assessment.js';

const LONG = 5_000;

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
