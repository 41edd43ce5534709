import { choreContext, type Clock, type Ids } from '@hub/use-case';
import { missAnswer } from '../../domain/joining/join-decisions.js';
import type { LookupWork } from '../ports.js';

const AT_ONCE = 50;

/** Asks one more to answer each request that nobody answered in time. */
export class ClimbJoins {
  constructor(
    private readonly work: LookupWork,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  async execute(): Promise<void> {
    const due = await this.work.read(({ joinRequests }) =>
      joinRequests.due(this.tools.clock.now(), AT_ONCE),
    );
    for (const id of due) await this.climb(id);
  }

  private async climb(id: string): Promise<void> {
    const context = choreContext('lookup-service', 'join_request.climb', this.tools.ids);
    await this.work.request(context, {}, async ({ joinRequests }) => {
      const request = await joinRequests.lock(id);
      const late = request && missAnswer(request, this.tools.clock.now());
      if (!late) return { result: {}, facts: [] };
      await joinRequests.save(late.next);
      return { result: {}, facts: late.facts };
    });
  }
}
