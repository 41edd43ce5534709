import { type Clock, type MessageContext, type PointerView, type PublishPointerPayload, type Refusal, refuse } from '@hub/contracts';
import { isSufficient } from '@hub/matching';
import type { EpisodeWork } from '../ports.js';
import type { IdentityTokens } from './pointer-ports.js';

/** Takes in pointers of an authority, one at a time. */
export class PublishPointers {
  constructor(
    private readonly work: EpisodeWork,
    private readonly tokens: IdentityTokens,
    private readonly clock: Clock,
  ) {}

  async one(pointer: PublishPointerPayload, context: MessageContext): Promise<PointerView | Refusal> {
    const { authority } = context.caller;
    if (!isSufficient(pointer.child)) return refuse('details_insufficient');
    return this.work.request(context, pointer, async ({ pointers, enquiries }) => {
      if (await enquiries.isFederated(authority)) return refuse('answers_live');
      const receivedAt = this.clock.now();
      const [tokens] = await this.tokens.recordTokens([pointer]);
      if (!tokens) throw new Error('A record was given no tokens');
      await pointers.put({ authority, pointer, receivedAt, tokens });
      return { result: { authority, reference: pointer.reference, receivedAt }, facts: [] };
    });
  }
}
