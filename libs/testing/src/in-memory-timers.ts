import type { Clock } from '@hub/use-case';
import type { Timers } from '@hub/workflow';

/** Alarms by a clock that a test moves. */
export class InMemoryTimers implements Timers {
  readonly alarms = new Map<string, string>();

  constructor(private readonly clock: Clock) {}

  now(): Promise<string> {
    return Promise.resolve(this.clock.now());
  }

  set(kind: string, subject: string, dueAt: string | undefined): Promise<void> {
    if (dueAt === undefined) this.alarms.delete(`${kind} ${subject}`);
    else this.alarms.set(`${kind} ${subject}`, dueAt);
    return Promise.resolve();
  }

  due(kind: string, limit: number): Promise<string[]> {
    const due = [...this.alarms].filter(
      ([key, at]) => key.startsWith(`${kind} `) && Date.parse(at) <= Date.parse(this.clock.now()),
    );
    return Promise.resolve(
      due
        .sort(([, a], [, b]) => (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([key]) => key.slice(kind.length + 1)),
    );
  }

  putOff(): Promise<void> {
    return Promise.resolve();
  }
}
