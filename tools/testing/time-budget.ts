import { machineSlowness } from './machine-slowness.js';

/** Minutes that each kind may take on a machine of two cores, so that the tests stay short. */
export const BUDGET_MINUTES = {
  'checks and unit': 7,
  integration: 7,
  system: 12,
  // Eight campaigns one after the other; at a time they take no less, as starting their services
  // fills both cores.
  chaos: 4,
  pages: 8,
} as const;
export const WHOLE_MINUTES = 40;
/** A slower machine gets more time, but a budget that stretches for ever is none. */
const MOST_STRETCH = 2;

export interface TimeTaken {
  readonly kind: string;
  readonly seconds: number;
  /** How many times slower the machine was than the one the budget is for. */
  readonly slowness: number;
}

export interface BudgetLine {
  readonly line: string;
  readonly over: boolean;
}

/**
 * Holds what each kind took, and all of them, against the budget. A kind without a budget counts to
 * the whole alone.
 */
export function weigh(
  taken: readonly TimeTaken[],
  minutes: Readonly<Record<string, number>> = BUDGET_MINUTES,
  wholeMinutes = WHOLE_MINUTES,
): BudgetLine[] {
  if (taken.length === 0) return [];
  const seconds = taken.reduce((sum, one) => sum + one.seconds, 0);
  const slowness = taken.reduce((sum, one) => sum + one.slowness * one.seconds, 0) / seconds;
  return [
    ...taken.map((one) => weighOne(one, minutes[one.kind])),
    weighOne({ kind: 'the whole', seconds, slowness }, wholeMinutes),
  ];
}

function weighOne({ kind, seconds, slowness }: TimeTaken, minutes: number | undefined): BudgetLine {
  const name = kind.padEnd(16);
  if (minutes === undefined) return { line: `${name}${clock(seconds)}`, over: false };
  const stretch = Math.min(Math.max(slowness, 1), MOST_STRETCH);
  const allowed = minutes * 60 * stretch;
  const over = seconds > allowed;
  const why = stretch > 1.05 ? `, the machine being ${stretch.toFixed(1)} times slower` : '';
  return {
    line: `${name}${clock(seconds)} of ${clock(allowed)}${why}${over ? ': OVER' : ''}`,
    over,
  };
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${String(Math.floor(whole / 60)).padStart(2)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Takes the time of each kind of test. */
export class Stopwatch {
  private readonly measured = new Map<string, TimeTaken>();

  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly slownessNow: () => number = machineSlowness,
  ) {}

  get taken(): readonly TimeTaken[] {
    return [...this.measured.values()];
  }

  async measure<T>(kind: string, work: () => Promise<T>): Promise<T> {
    const before = this.slownessNow();
    const began = this.now();
    try {
      return await work();
    } finally {
      const seconds = (this.now() - began) / 1000;
      const slowness = Math.max(before, this.slownessNow());
      const earlier = this.measured.get(kind);
      this.measured.set(kind, {
        kind,
        seconds: seconds + (earlier?.seconds ?? 0),
        slowness: Math.max(slowness, earlier?.slowness ?? 0),
      });
    }
  }
}
