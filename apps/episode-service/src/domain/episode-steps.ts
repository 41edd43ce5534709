import { type Refusal, refuse } from '@hub/contracts';
import type { EpisodeStep, EpisodeStepTaken, TakeEpisodeStepPayload } from '@hub/contracts/episode';
import { londonDate } from '@hub/working-time';
import { type Continuum, refuseUndescribed } from './planning/continuum.js';
import { latestReview, type ReviewBounds } from './planning/review-bounds.js';
import { type LivedEpisode, type LivedState as State, RUNNING, shownState } from './episode.js';

interface Step {
  /** States in which it can be taken. */
  readonly from: readonly State[];
  /** The state after it; the same where nothing is said. */
  readonly to?: State;
  /** States that it leaves as they are. */
  readonly leaves?: readonly State[];
  /** What must come with it. */
  readonly needs?: readonly (
    | 'nextReviewOn'
    | 'outOfBorough'
    | 'meetingOn'
    | 'levelOfNeed'
    | 'descriptors'
    | 'homeAuthority'
    | 'closingReason'
    | 'socialCare'
  )[];
}

const UNCLOSED: readonly State[] = [...RUNNING, 'withdrawn'];

/**
 * The life of an episode: what can follow what. Transfers and withdrawals move it by themselves.
 */
export const STEPS: Readonly<Record<EpisodeStep, Step>> = {
  begin_assessment: { from: ['registered'], to: 'assessing' },
  agree_plan: {
    from: ['registered', 'assessing'],
    to: 'active',
    needs: ['nextReviewOn', 'outOfBorough'],
  },
  begin_review: { from: ['active'], to: 'in_review', needs: ['meetingOn'] },
  complete_review: { from: ['in_review'], to: 'active', needs: ['nextReviewOn'] },
  change_level_of_need: { from: RUNNING, needs: ['levelOfNeed', 'descriptors'] },
  change_home: { from: RUNNING, needs: ['homeAuthority'] },
  /**
   * Child protection waits for nothing, and social care may be asked again. Without consent the
   * work of the team does not begin again by it.
   */
  step_up: { from: UNCLOSED, to: 'stepped_up', leaves: ['withdrawn'], needs: ['socialCare'] },
  step_down: { from: ['stepped_up'], to: 'active', needs: ['nextReviewOn'] },
  close: {
    from: UNCLOSED,
    to: 'closed',
    needs: ['closingReason'],
  },
};

/** Whoever is not part of the whole may not close it for all. */
const LEADS_ONLY: readonly EpisodeStep[] = [
  'close',
  'step_down',
  'change_home',
  'change_level_of_need',
];

export interface StepBy {
  readonly authority: string;
  readonly personId: string | undefined;
  readonly at: string;
  /** How far ahead the next review may lie. */
  readonly bounds: ReviewBounds;
  readonly continuum: Continuum;
  /** With a step-up: the CAF does not stop with it, and its work goes on beside social care’s. */
  readonly goesOn?: boolean;
}

/** The episode after a step, and the step as it stays on record; or what stands against it. */
export function takeStep(
  episode: LivedEpisode,
  command: TakeEpisodeStepPayload,
  by: StepBy,
): { episode: LivedEpisode; taken: EpisodeStepTaken } | Refusal {
  const { step } = command;
  const { from, needs = [] } = STEPS[step];
  if (!from.includes(episode.state))
    return refuse('conflict', `The episode is ${episode.state}; ${possibleIn(episode.state)}.`);
  const lacking = needs.filter((field) => command[field] === undefined);
  if (lacking.length > 0)
    return refuse(
      'step_incomplete',
      undefined,
      lacking.map((field) => ({ field, message: `is needed with ${step}` })),
    );
  if (
    LEADS_ONLY.includes(step) &&
    ![episode.lead.authority, episode.originatingAuthority, episode.homeAuthority].includes(
      by.authority,
    )
  ) {
    return refuse(
      'forbidden',
      'Only the authority of the Lead Professional, of origin or of home may do this.',
    );
  }
  if (command.leadTerm !== undefined && command.leadTerm !== episode.lead.term)
    return refuse('term_ended');
  if (step === 'close' && episode.disputes.length > 0 && episode.state !== 'withdrawn')
    return refuse('conflict', 'A dispute about it is open; it closes once that has ended.');
  if (
    step === 'close' &&
    (command.closingReason === 'consent_withdrawn') !== (episode.state === 'withdrawn')
  ) {
    return refuse(
      'conflict',
      'An episode whose consent was withdrawn closes for that reason, and no other does.',
    );
  }
  const date = command.nextReviewOn;
  const setsReview = needs.includes('nextReviewOn');
  if (date !== undefined && setsReview) {
    const latest = latestReview(step, by.at, by.bounds);
    if (date <= londonDate(by.at) || date > latest)
      return refuse('step_incomplete', undefined, [
        { field: 'nextReviewOn', message: `must lie in the future, and not after ${latest}` },
      ]);
  }
  const { meetingOn, levelOfNeed, descriptors } = command;
  const undescribed =
    step === 'change_level_of_need' && levelOfNeed && descriptors
      ? refuseUndescribed(by.continuum, levelOfNeed.level, descriptors)
      : undefined;
  if (undescribed) return undescribed;
  if (step === 'begin_review' && meetingOn !== undefined && meetingOn < londonDate(by.at))
    return refuse('step_incomplete', undefined, [
      { field: 'meetingOn', message: 'must not lie in the past' },
    ]);
  const { resumesAs, homeUntold, ...same } = episode;
  const { goesOn = false } = by;
  const state = goesOn ? episode.state : stateAfter(step, episode.state);
  const moved: LivedEpisode = {
    ...same,
    ...resumption(goesOn ? undefined : step, state, resumesAs),
    state,
    ...(homeUntold && step !== 'change_home' ? { homeUntold } : {}),
    ...(setsReview && date !== undefined ? { nextReviewOn: date } : {}),
    ...(step === 'change_level_of_need' && command.levelOfNeed
      ? { levelOfNeed: command.levelOfNeed }
      : {}),
    ...(step === 'change_home' && command.homeAuthority !== undefined
      ? { homeAuthority: command.homeAuthority }
      : {}),
    version: episode.version + 1,
  };
  const taken: EpisodeStepTaken = {
    version: moved.version,
    step,
    state: shownState(moved),
    authority: by.authority,
    ...(by.personId === undefined ? {} : { personId: by.personId }),
    at: by.at,
    ...(step === 'change_level_of_need'
      ? { level: moved.levelOfNeed.level, descriptors: [...(command.descriptors ?? [])] }
      : {}),
    ...(step === 'agree_plan' && command.outOfBorough !== undefined
      ? { outOfBorough: command.outOfBorough }
      : {}),
    ...(step === 'close' && command.closingReason !== undefined
      ? { closingReason: command.closingReason }
      : {}),
  };
  return { episode: moved, taken };
}

/**
 * Where it goes on after a transfer, or once the family agrees again: with social care where it was
 * stepped up meanwhile.
 */
function resumption(
  step: EpisodeStep | undefined,
  state: State,
  resumesAs: State | undefined,
): { resumesAs?: State } {
  if (state === 'withdrawn' && step === 'step_up') return { resumesAs: 'stepped_up' };
  const isWaiting = state === 'transferring' || state === 'withdrawn';
  return isWaiting && resumesAs !== undefined ? { resumesAs } : {};
}

/** The state after a step that is possible. */
export function stateAfter(step: EpisodeStep, before: State): State {
  const { to = before, leaves = [] } = STEPS[step];
  return leaves.includes(before) ? before : to;
}

function possibleIn(state: State): string {
  const steps = Object.entries(STEPS)
    .filter(([, { from }]) => from.includes(state))
    .map(([name]) => name);
  return steps.length === 0 ? 'nothing more can happen to it' : `possible now: ${steps.join(', ')}`;
}
