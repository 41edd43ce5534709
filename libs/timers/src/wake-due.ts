import type { Timers } from '@hub/workflow';

const AT_ONCE = 200;
const SIDE_BY_SIDE = 4;

/**
 * What a service does when an alarm of a workflow goes off: looks at the workflow anew, and does
 * what is due, if anything is.
 */
export type Wake = (subject: string) => Promise<void>;

/**
 * Wakes workflows whose alarm is due. Waking locks the workflow and looks again, so that copies of
 * a service may wake the same one: the second finds nothing left to do. One that fails is put off
 * and keeps nobody else waiting.
 */
export class WakeDue {
  readonly atOnce = AT_ONCE;

  constructor(
    private readonly kind: string,
    private readonly timers: <R>(use: (timers: Timers) => Promise<R>) => Promise<R>,
    private readonly wake: Wake,
    private readonly onFailure: (subject: string, error: unknown) => void,
  ) {}

  /** One round over whatever is due. @returns how many were woken */
  async execute(): Promise<number> {
    const due = await this.timers((timers) => timers.due(this.kind, AT_ONCE));
    const left = [...due];
    const worker = async (): Promise<void> => {
      for (let subject = left.shift(); subject !== undefined; subject = left.shift())
        await this.wakeOne(subject);
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
    return due.length;
  }

  private async wakeOne(subject: string): Promise<void> {
    try {
      await this.wake(subject);
    } catch (error) {
      this.onFailure(subject, error);
      await this.timers((timers) => timers.putOff(this.kind, subject));
    }
  }
}
