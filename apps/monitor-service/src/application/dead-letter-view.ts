import type { DeadLetterView, ReplayView } from '@hub/contracts/monitor';
import type { DeadLetter } from '../domain/dead-letter.js';
import { type ItemCounts, type Replay, STEPS } from '../domain/replay.js';

export function deadLetterView(letter: DeadLetter): DeadLetterView {
  return { ...letter };
}

export function replayView(replay: Replay, counts: ItemCounts): ReplayView {
  const { step, failedBefore: _known, usedUpTo: _pace, ...same } = replay;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const { waiting, sent, resolved, duplicate, failed_again: failedAgain } = counts;
  const size = STEPS[step] ?? total;
  return {
    ...same,
    step: Number.isFinite(size) ? size : total,
    counts: { total, waiting, sent, resolved, duplicate, failedAgain },
  };
}
