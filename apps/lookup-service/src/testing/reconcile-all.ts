import type { Refusal } from '@hub/contracts';
import type { PublishPointerPayload, ReconciliationView } from '@hub/contracts/lookup';
import type { Clock, MessageContext } from '@hub/use-case';
import { CountingIds } from '@hub/testing';
import { type PointerBody, ReconcilePointers } from '../application/pointers/reconcile-pointers.js';
import type { LookupWork } from '../application/ports.js';
import { tokens } from './examples.js';

/** A body with these, a thousand at a time. */
export function bodyOf(pointers: readonly PublishPointerPayload[], intact = true): PointerBody {
  async function* lines() {
    for (let from = 0; from < pointers.length; from += 1_000) {
      yield await Promise.resolve({
        lines: pointers
          .slice(from, from + 1_000)
          .map((value, place) => ({ line: from + place + 1, value })),
        faults: [],
      });
    }
  }
  return { lines: lines(), isIntact: () => intact };
}

/** Reconciles all pointers of the caller's authority in one body. */
export function reconcileAll(
  work: LookupWork,
  clock: Clock,
): (
  pointers: readonly PublishPointerPayload[],
  context: MessageContext,
) => Promise<ReconciliationView | Refusal> {
  const reconcile = new ReconcilePointers(work, tokens, { clock, ids: new CountingIds() });
  return (pointers, context) => reconcile.atOnce(bodyOf(pointers), context);
}
