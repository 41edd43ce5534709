import {
  type Clock,
  type Fault,
  type MessageContext,
  type PointerView,
  type PublishPointerPayload,
  type ReconciliationView,
  type Refusal,
  refuse,
} from '@hub/contracts';
import { isSufficient } from '@hub/matching';
import type { EpisodeWork, IdentityTokens } from '../ports.js';

const MOST_FAULTS = 20;

/** Takes in pointers of an authority: one at a time, or all of them as a full reconciliation. */
export class PublishPointers {
  constructor(
    private readonly work: EpisodeWork,
    private readonly tokens: IdentityTokens,
    private readonly clock: Clock,
  ) {}

  one(pointer: PublishPointerPayload, context: MessageContext): Promise<PointerView | Refusal> {
    const { authority } = context.caller;
    return this.work.request(context, pointer, async ({ pointers, enquiries }) => {
      if (await enquiries.isFederated(authority)) return refuse('answers_live');
      if (!isSufficient(pointer.child)) return refuse('details_insufficient');
      const receivedAt = this.clock.now();
      await pointers.put({ authority, pointer, receivedAt, tokens: this.tokens.recordTokens(pointer) });
      return { result: { authority, reference: pointer.reference, receivedAt }, facts: [] };
    });
  }

  /** All or nothing; a reference that stands twice is refused. */
  reconcile(all: readonly PublishPointerPayload[], context: MessageContext): Promise<ReconciliationView | Refusal> {
    const { authority } = context.caller;
    const faults = faultsIn(all);
    if (faults.length > 0) return Promise.resolve(refuse('invalid_request', 'Nothing was changed.', faults));
    const completeUpTo = this.clock.now();
    return this.work.request(context, {}, async ({ pointers, enquiries }) => {
      if (await enquiries.isFederated(authority)) return refuse('answers_live');
      const indexed = all.map((pointer) => ({ authority, pointer, receivedAt: completeUpTo, tokens: this.tokens.recordTokens(pointer) }));
      const removed = await pointers.replaceAll(authority, indexed, completeUpTo);
      return { result: { authority, pointers: all.length, removed, completeUpTo }, facts: [] };
    });
  }
}

function faultsIn(all: readonly PublishPointerPayload[]): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  all.forEach((pointer, place) => {
    const at = `pointer ${String(place + 1)}`;
    if (seen.has(pointer.reference)) faults.push({ field: `${at}: reference`, message: 'stands twice' });
    if (!isSufficient(pointer.child)) faults.push({ field: `${at}: child`, message: 'is not enough to be found by' });
    seen.add(pointer.reference);
  });
  return faults.slice(0, MOST_FAULTS);
}
