import { type Fact, isHiddenFrom } from '@hub/use-case';
import type { Lookup } from '../../domain/lookups/lookup.js';
import { markWithdrawn, type Withdrawal } from '../../domain/lookups/withdrawn-record.js';
import type { LookupStores } from '../ports.js';

/**
 * Marks every lookup that had found a record which should never have stood there, and tells whoever
 * asked it.
 *
 * @param hiddenFrom who may know nothing of it: their lookups stay as they are
 * @param isMisled whether it was wrong to show it to that lookup; to each where nothing is said
 */
export async function tellMisled(
  withdrawal: Withdrawal,
  { lookups }: Pick<LookupStores, 'lookups'>,
  hiddenFrom: readonly string[] = [],
  isMisled: (lookup: Lookup) => boolean = () => true,
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const { lookup: found } of await lookups.thatFound(withdrawal)) {
    const lookup = await lookups.lock(found.id);
    if (!lookup || !isMisled(lookup) || isHiddenFrom(hiddenFrom, lookup)) continue;
    const marked = markWithdrawn(lookup, withdrawal);
    await lookups.save(marked.next);
    facts.push(...marked.facts);
  }
  return facts;
}
