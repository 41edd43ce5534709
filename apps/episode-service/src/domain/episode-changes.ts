import type { Change } from '@hub/contracts';
import { type EpisodeStepTaken, STEP_WORDS } from '@hub/contracts/episode';

/** What steps did to an episode: each as it was taken, and that it was taken back. */
export function changesBy(steps: readonly EpisodeStepTaken[]): Change[] {
  return steps.flatMap(({ version, step, authority, personId, at, undoneAt }) => {
    const words = STEP_WORDS[step];
    const by = { authority, ...(personId === undefined ? {} : { personId }) };
    const taken = { version, at, did: step, words, ...by };
    if (undoneAt === undefined) return [taken];
    // Nothing comes between a step and taking it back.
    const back = { did: 'undo', words: `Taken back: ${words}`, ...by };
    return [taken, { version: version + 1, at: undoneAt, ...back }];
  });
}
