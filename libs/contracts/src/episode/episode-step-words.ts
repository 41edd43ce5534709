import type { EpisodeStep } from './episode-steps.js';

/** What a step of an episode is called once it was taken. */
export const STEP_WORDS: Readonly<Record<EpisodeStep, string>> = {
  begin_assessment: 'The assessment began',
  agree_plan: 'The plan was agreed',
  begin_review: 'A review was called',
  complete_review: 'The review was completed',
  change_level_of_need: 'The level of need changed',
  change_home: 'The child moved',
  step_up: 'Social care was asked',
  step_down: 'The case came back from social care',
  close: 'The case was closed',
};
