import { choreContext, type Clock, type Ids, type Place } from '@hub/use-case';
import { londonDate, londonMonth } from '@hub/working-time';
import type { EpisodeRegister, LookupWork } from '../ports.js';

const AT_ONCE = 500;

/**
 * Takes away lookups that led to no episode, with all that hangs on them, once their time is up;
 * and covers whose month is over.
 */
export class ForgetLookups {
  constructor(
    private readonly work: LookupWork,
    private readonly register: EpisodeRegister,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
    private readonly months: number,
  ) {}

  async execute(): Promise<void> {
    const time = new Date(this.tools.clock.now());
    time.setUTCMonth(time.getUTCMonth() - this.months);
    const before = time.toISOString();
    await this.work.repeatable(({ covers }) =>
      covers.forgetBefore(londonMonth(this.tools.clock.now()).name),
    );
    await this.work.repeatable(({ lookups }) => lookups.forgetRefused(before));
    await this.work.repeatable(({ details }) => details.destroyOutdated(this.tools.clock.now()));
    let old: Place[] = [];
    do {
      old = await this.work.read(({ lookups }) => lookups.askedBefore(before, AT_ONCE, old.at(-1)));
      await this.forget(old, before);
    } while (old.length === AT_ONCE);
  }

  private async forget(old: readonly Place[], before: string): Promise<void> {
    if (old.length === 0) return;
    const kept = await this.register.inUse(old.map(({ id }) => id));
    const unused = old.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    if (unused.length === 0) return;
    await this.work.request(
      choreContext('lookup-service', 'lookup.forget', this.tools.ids),
      {},
      async ({ lookups }) => {
        const count = await lookups.forget(unused);
        return {
          result: {},
          facts: [],
          ...(count === 0
            ? {}
            : { evidence: { because: `${String(count)} lookups before ${londonDate(before)}` } }),
        };
      },
    );
  }
}
