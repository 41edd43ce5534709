/** Why whoever took a step takes it back. */
export const STEP_MISTAKES = ['wrong_episode', 'wrong_step', 'too_early', 'typing_error'] as const;
export type StepMistake = (typeof STEP_MISTAKES)[number];
