import type { Clock } from '@hub/use-case';

/** A clock that stands still until it is told to move on. */
export class FixedClock implements Clock {
  constructor(private instant = '2026-03-02T09:30:00.000Z') {}

  now(): string {
    return this.instant;
  }

  advance(milliseconds: number): void {
    this.instant = new Date(Date.parse(this.instant) + milliseconds).toISOString();
  }
}
