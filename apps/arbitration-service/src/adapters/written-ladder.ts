import type { Ladder, Limit } from '../domain/ladder.js';

/** A limit in the words of files and records: what is counted from a rung is from its `stage`. */
interface WrittenLimit {
  readonly workingDays?: number;
  readonly clockHours?: number;
  readonly from: 'opening' | 'stage';
}

type WrittenRung = Omit<Ladder['rungs'][number], 'limit' | 'withRiskOfHarm'> & {
  readonly limit: WrittenLimit;
  readonly withRiskOfHarm: WrittenLimit;
};

export type WrittenLadder = Omit<Ladder, 'rungs'> & { readonly rungs: readonly WrittenRung[] };

export function readWritten(ladder: WrittenLadder): Ladder {
  return {
    ...ladder,
    rungs: ladder.rungs.map(({ role, limit, withRiskOfHarm }) => ({
      role,
      limit: limitOf(limit),
      withRiskOfHarm: limitOf(withRiskOfHarm),
    })),
  };
}

export function write(ladder: Ladder): WrittenLadder {
  return {
    ...ladder,
    rungs: ladder.rungs.map(({ role, limit, withRiskOfHarm }) => ({
      role,
      limit: writtenLimit(limit),
      withRiskOfHarm: writtenLimit(withRiskOfHarm),
    })),
  };
}

function limitOf({ workingDays = 0, clockHours, from }: WrittenLimit): Limit {
  if (clockHours !== undefined) return { clockHours, from: 'rung' };
  return { workingDays, from: from === 'stage' ? 'rung' : from };
}

function writtenLimit({ from, ...span }: Limit): WrittenLimit {
  return { ...span, from: from === 'rung' ? 'stage' : from };
}
