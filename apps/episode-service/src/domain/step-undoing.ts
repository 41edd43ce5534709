import { type Refusal, refuse } from '@hub/contracts';
import type { EpisodeStep, EpisodeStepTaken } from '@hub/contracts/episode';
import type { StepMistake } from '@hub/contracts/protection';
import { WorkingTime } from '@hub/working-time';
import type { LivedEpisode } from './episode.js';

/** What a step changes of an episode. */
export type Standing = Pick<LivedEpisode, 'state' | 'resumesAs' | 'nextReviewOn' | 'levelOfNeed'>;

/** The step that was taken last, and how the episode stood before it. */
export interface LastStep {
  readonly taken: EpisodeStepTaken;
  /** Absent of what was taken before it was kept. */
  readonly before?: Standing;
}

/** So many working days whoever took a step may take it back. */
const UNDO_DAYS = 1;

/** By these another authority is asked to act, or learns of the child. */
const STAYS: readonly EpisodeStep[] = ['step_up', 'change_home'];

/** The episode as it stood before its last step, and that step with why; or what is against it. */
export function undoStep(
  episode: LivedEpisode,
  last: LastStep | undefined,
  by: { readonly personId: string; readonly at: string; readonly because: StepMistake },
): { episode: LivedEpisode; undone: EpisodeStepTaken } | Refusal {
  if (last?.before === undefined || last.taken.version !== episode.version)
    return refuse('step_acted_on');
  const { taken, before } = last;
  if (taken.personId !== by.personId) return refuse('step_not_yours');
  // What was cancelled with a step stays cancelled.
  const wasOvertaken = before.state === 'transferring' && episode.state !== 'transferring';
  if (STAYS.includes(taken.step) || wasOvertaken) return refuse('step_stays');
  if (new WorkingTime().addDays(taken.at, UNDO_DAYS) <= by.at) return refuse('undo_too_late');
  const { resumesAs: _resumes, nextReviewOn: _due, ...same } = episode;
  const stands: LivedEpisode = { ...same, ...before, version: episode.version + 1 };
  return {
    episode: stands,
    undone: { ...taken, undoneAt: by.at, undoneBecause: by.because },
  };
}

/** How an episode stands, as a step may change it. */
export function standingOf({
  state,
  resumesAs,
  nextReviewOn,
  levelOfNeed,
}: LivedEpisode): Standing {
  return {
    state,
    levelOfNeed,
    ...(resumesAs === undefined ? {} : { resumesAs }),
    ...(nextReviewOn === undefined ? {} : { nextReviewOn }),
  };
}
