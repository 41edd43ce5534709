import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { LookupStores } from '../application/ports.js';

const SAM = {
  givenName: 'Sam',
  familyName: 'Rivers',
  dateOfBirth: '2015-04-09',
  postcode: 'SE13 6LG',
};

/** What every implementation of the store of covers keeps to. */
export function coverStoreSuite(open: () => Pick<LookupStores, 'covers'>): void {
  it('keeps a covered child for its month, and comes near it by any of its keys', async () => {
    const { covers } = open();
    const [one, other] = [-(2n ** 63n), 2n ** 63n - 1n];
    await covers.add({ id: testId(6_001), month: '2026-03', child: SAM, keys: [one, other, 7n] });
    await covers.add({
      id: testId(6_002),
      month: '2026-04',
      child: { ...SAM, givenName: 'Mei' },
      keys: [7n],
    });
    expect(await covers.near('2026-03', [5n, other])).toEqual([SAM]);
    expect(await covers.near('2026-03', [7n])).toEqual([SAM]);
    expect(await covers.near('2026-03', [8n])).toEqual([]);
    expect(await covers.near('2026-03', [])).toEqual([]);
    await covers.forgetBefore('2026-04');
    expect(await covers.near('2026-03', [7n])).toEqual([]);
    expect(await covers.near('2026-04', [7n])).toEqual([{ ...SAM, givenName: 'Mei' }]);
  });
}
