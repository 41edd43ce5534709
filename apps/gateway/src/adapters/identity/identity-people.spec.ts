import { expect, it } from '@jest/globals';
import { refuse } from '@hub/contracts';
import { testId } from '@hub/testing';
import { IdentityPeople } from './identity-people.js';

it('keeps whom it knows for a while, and asks anew for who is nobody yet', async () => {
  const ada = { id: testId(1), authority: 'E09000023', roles: ['practitioner'], verified: true };
  const known = new Set<string>();
  const asked: string[] = [];
  const request = (_definition: unknown, { personId }: { personId: string }) => {
    asked.push(personId);
    return Promise.resolve(known.has(personId) ? ada : refuse('not_found'));
  };
  const people = new IdentityPeople({ request } as never);
  expect(await people.find(ada.id)).toBeUndefined();
  known.add(ada.id);
  expect([await people.find(ada.id), await people.find(ada.id)]).toEqual([ada, ada]);
  expect(await people.find('nobody')).toBeUndefined();
  expect(asked).toEqual([ada.id, ada.id]);
});
