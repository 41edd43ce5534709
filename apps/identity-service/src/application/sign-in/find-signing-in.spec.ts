import { expect, it } from '@jest/globals';
import { FakeUnitOfWork, testId } from '@hub/testing';
import type { Staff } from '../../domain/people/staff.js';
import { inMemoryIdentity } from '../../testing/in-memory-identity.js';
import { GREENWICH, LEWISHAM } from '../../testing/in-memory-register.js';
import { FindSigningIn } from './find-signing-in.js';

it('finds who acts for that authority, by user name or by what its directory calls them', async () => {
  const stores = inMemoryIdentity();
  const ada: Staff = {
    id: testId(1),
    authority: LEWISHAM,
    username: 'ada',
    externalId: 'e1',
    contact: { name: 'Ada', role: 'x', team: 'y' },
    roles: ['practitioner'],
    verified: false,
    held: false,
    version: 1,
  };
  await stores.staff.save(ada);
  const find = new FindSigningIn(new FakeUnitOfWork(stores));
  const of = (authority: string) => ({ authority });
  expect(await find.execute({ ...of(LEWISHAM), username: 'ADA' })).toEqual({ id: ada.id });
  expect(await find.execute({ ...of(LEWISHAM), externalId: 'e1' })).toEqual({ id: ada.id });
  for (const sought of [
    { ...of(GREENWICH), username: 'ada' },
    { ...of(LEWISHAM), externalId: 'E1' },
    of(LEWISHAM),
  ])
    expect(await find.execute(sought)).toEqual({ refused: 'not_found' });
  await stores.staff.save({ ...ada, ended: { at: '2026-11-23T09:00:00.000Z', because: 'left' } });
  expect(await find.execute({ ...of(LEWISHAM), username: 'ada' })).toEqual({
    refused: 'not_found',
  });
});
