import type { ConsentTools, ConsentWork } from '../ports.js';

const DAY_MS = 86_400_000;

/**
 * Takes away the records that families were given, or that were gathered and left, once their time
 * is up.
 */
export class ForgetRecords {
  constructor(
    private readonly work: ConsentWork,
    private readonly tools: Pick<ConsentTools, 'clock'>,
    private readonly days: number,
  ) {}

  execute(): Promise<void> {
    const before = new Date(Date.parse(this.tools.clock.now()) - this.days * DAY_MS).toISOString();
    return this.work.repeatable(async ({ subjectAccess }) => {
      await subjectAccess.forget(before);
    });
  }
}
