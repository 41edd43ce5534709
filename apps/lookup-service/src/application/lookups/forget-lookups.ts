import { choreContext, type Clock, type Ids } from '@hub/contracts';
import { londonDate, londonMonth } from '@hub/working-time';
import type { EpisodeWork } from '../ports.js';

const AT_ONCE = 500;

/** Takes away lookups that led to no episode, with all that hangs on them, once their time is up; and covers whose month is over. */
export class ForgetLookups {
  constructor(
    private readonly work: EpisodeWork,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
    private readonly months: number,
  ) {}

  async execute(): Promise<void> {
    const before = new Date(this.tools.clock.now());
    before.setUTCMonth(before.getUTCMonth() - this.months);
    await this.work.repeatable(({ covers }) =>
      covers.forgetBefore(londonMonth(this.tools.clock.now()).name),
    );
    while ((await this.batch(before.toISOString())) === AT_ONCE) continue;
  }

  private async batch(before: string): Promise<number> {
    let count = 0;
    await this.work.request(
      choreContext('episode-service', 'lookup.forget', this.tools.ids),
      {},
      async ({ lookups }) => {
        count = await lookups.forget(before, AT_ONCE);
        return {
          result: {},
          facts: [],
          ...(count === 0
            ? {}
            : { evidence: { because: `${String(count)} lookups before ${londonDate(before)}` } }),
        };
      },
    );
    return count;
  }
}
