import { type Refusal, refuse } from '@hub/contracts';
import type { PointerWithdrawal, WithdrawPointerPayload } from '@hub/contracts/lookup';
import type { Clock, Fact, MessageContext } from '@hub/use-case';
import { markWithdrawn } from '../../domain/lookups/withdrawn-record.js';
import type { LookupWork } from '../ports.js';

/**
 * Takes a pointer out of the index that should never have stood there, and tells whom it misled.
 */
export class WithdrawPointer {
  constructor(
    private readonly work: LookupWork,
    private readonly clock: Clock,
  ) {}

  execute(
    command: WithdrawPointerPayload,
    context: MessageContext,
  ): Promise<PointerWithdrawal | Refusal> {
    const { authority } = context.caller;
    const { reference, because } = command;
    return this.work.request(context, command, async ({ pointers, lookups }) => {
      if (!(await pointers.remove(authority, reference))) return refuse('not_found');
      const withdrawal = { authority, reference, because, withdrawnAt: this.clock.now() };
      const findings = await lookups.thatFound({ authority, reference });
      const facts: Fact[] = [];
      for (const { id } of findings.map(({ lookup }) => lookup)) {
        const lookup = await lookups.lock(id);
        if (!lookup) continue;
        const marked = markWithdrawn(lookup, withdrawal);
        await lookups.save(marked.next);
        facts.push(...marked.facts);
      }
      return { result: { ...withdrawal, lookups: facts.length }, facts };
    });
  }
}
