import { Observable, Subject } from 'rxjs';
import type { JournalKind } from '@hub/contracts/monitor';
import type { JournalBatch } from '@hub/journal';

const MOST = 200;

/** Steps that became known at once: at the most 200 are named, the others counted. */
export interface LiveUpdate {
  readonly steps: readonly {
    readonly at: string;
    readonly service: string;
    readonly kind: JournalKind;
    readonly message: string;
    readonly type?: string;
  }[];
  readonly more: number;
}

/** Tells all who watch what has just been taken in. */
export class LiveSteps {
  private readonly updates = new Subject<LiveUpdate>();

  tell(batches: readonly JournalBatch[]): void {
    if (!this.updates.observed) return;
    const steps = batches.flatMap(({ service, at, events }) =>
      events.map(({ kind, message, type }) => ({
        at,
        service,
        kind,
        message,
        ...(type === undefined ? {} : { type }),
      })),
    );
    if (steps.length > 0)
      this.updates.next({ steps: steps.slice(0, MOST), more: Math.max(0, steps.length - MOST) });
  }

  stream(): Observable<LiveUpdate> {
    return this.updates.asObservable();
  }
}
