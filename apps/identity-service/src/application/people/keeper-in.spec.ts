import { expect, it } from '@jest/globals';
import { asked, testId } from '@hub/testing';
import { inMemoryIdentity } from '../../testing/in-memory-identity.js';
import { GREENWICH, LEWISHAM } from '../../testing/in-memory-register.js';
import { keeperIn } from './keeper-in.js';

it('knows every post of a keeper, and none of a system', async () => {
  const stores = inMemoryIdentity();
  const terms = {
    contact: { name: 'Ama', role: 'Worker', team: 'Early Help' },
    ...{ roles: ['service_manager' as const], verified: true, held: false, version: 1 },
  };
  const [one, other] = [testId(1), testId(2)];
  await stores.staff.save({ ...terms, id: one, authority: LEWISHAM, username: 'a' });
  const second = { id: other, authority: GREENWICH, username: 'b', accountId: one };
  await stores.staff.save({ ...terms, ...second });
  const { caller } = asked(GREENWICH, { personId: other, roles: ['service_manager'] });
  expect((await keeperIn(stores, caller)).posts).toEqual(new Set([one, other]));
  const system = asked(LEWISHAM, { roles: ['authority_system'] }).caller;
  expect(await keeperIn(stores, system)).toEqual({
    ...{ authority: LEWISHAM, roles: ['authority_system'] },
  });
});
