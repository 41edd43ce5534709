import { type Refusal, refuse } from '@hub/contracts';
import type { PointerWithdrawal, WithdrawPointerPayload } from '@hub/contracts/lookup';
import type { Clock, MessageContext } from '@hub/use-case';
import type { LookupWork } from '../ports.js';
import { tellMisled } from './tell-misled.js';

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
    return this.work.request(context, command, async (stores) => {
      if (!(await stores.pointers.remove(authority, reference))) return refuse('not_found');
      const withdrawal = { authority, reference, because, withdrawnAt: this.clock.now() };
      const facts = await tellMisled(withdrawal, stores);
      return { result: { ...withdrawal, lookups: facts.length }, facts };
    });
  }
}
