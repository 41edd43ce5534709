import { type Refusal, refuse } from '@hub/contracts';
import type { PointerView, PublishPointerPayload } from '@hub/contracts/lookup';
import type { Clock, MessageContext } from '@hub/use-case';
import { isSufficient } from '@hub/matching';
import type { LookupWork } from '../ports.js';
import type { IdentityTokens } from './pointer-ports.js';
import { withTokens } from './with-tokens.js';

/** Takes in pointers of an authority, one at a time. */
export class PublishPointers {
  constructor(
    private readonly work: LookupWork,
    private readonly tokens: IdentityTokens,
    private readonly clock: Clock,
  ) {}

  async one(
    pointer: PublishPointerPayload,
    context: MessageContext,
  ): Promise<PointerView | Refusal> {
    const { authority } = context.caller;
    if (!isSufficient(pointer.child)) return refuse('details_insufficient');
    return this.work.request(context, pointer, async ({ pointers, enquiries }) => {
      if (await enquiries.isFederated(authority)) return refuse('answers_live');
      const receivedAt = this.clock.now();
      for (const entry of await withTokens([{ authority, pointer, receivedAt }], this.tokens))
        await pointers.put(entry);
      return { result: { authority, reference: pointer.reference, receivedAt }, facts: [] };
    });
  }
}
