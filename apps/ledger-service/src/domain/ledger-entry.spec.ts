import { expect, it } from '@jest/globals';
import { evidenceBatch, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { leafOf, mayRead } from './ledger-entry.js';

it('the same evidence is the same text, in whichever order its fields came', () => {
  const batch = evidenceBatch(1);
  const backwards = Object.fromEntries(
    Object.entries(batch.evidence).reverse(),
  ) as typeof batch.evidence;
  expect(leafOf({ ...batch, evidence: backwards }, 7)).toEqual(leafOf(batch, 7));
  expect(JSON.parse(leafOf(batch, 7).entry)).toEqual({
    at: batch.at,
    service: batch.service,
    id: batch.id,
    ...batch.evidence,
  });
});

it('an entry is read by who caused it, by whom it concerns and by operations', () => {
  const leaf = leafOf(evidenceBatch(1), 0);
  const as = (authority: string, role = 'practitioner') =>
    mayRead(leaf, { authority, roles: [role] });
  expect([as(LEWISHAM), as(GREENWICH), as(SOUTHWARK), as('hub', 'hub_operations')]).toEqual([
    true,
    true,
    false,
    true,
  ]);
});
