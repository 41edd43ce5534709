import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FIRST_HASH, firstFault, hashOf, type LedgerEntry } from './ledger.js';

function chain(reasons: readonly string[]): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const reason of reasons) {
    const before = entries.at(-1);
    const entry = { number: (before?.number ?? 0) + 1, at: '2026-03-02T10:00:00.000Z', by: 'p', action: 'a', subject: 's', outcome: 'o', reason, previousHash: before?.hash ?? FIRST_HASH };
    entries.push({ ...entry, hash: hashOf(entry) });
  }
  return entries;
}

describe('the ledger', () => {
  const reasons = fc.array(fc.string(), { minLength: 3, maxLength: 12 });

  it('finds any entry that was changed, removed or put elsewhere, and names the first', () => {
    fc.assert(
      fc.property(reasons, fc.nat(), (given, seed) => {
        const entries = chain(given);
        expect(firstFault(entries)).toBeUndefined();
        const place = seed % (entries.length - 1);
        const changed = entries.map((entry, at) => (at === place ? { ...entry, reason: `${entry.reason ?? ''}!` } : entry));
        expect(firstFault(changed)).toBe(place + 1);
        expect(firstFault(entries.filter((_, at) => at !== place))).toBe(place + 1);
        const swapped = entries.map((entry, at) => (at === place ? entries[place + 1] : at === place + 1 ? entries[place] : entry)).filter((entry) => entry !== undefined);
        expect(firstFault(swapped)).toBe(place + 1);
      }),
    );
  });
});
