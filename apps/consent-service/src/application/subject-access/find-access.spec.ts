import { expect, it } from '@jest/globals';
import { asked, testId } from '@hub/testing';
import type { SubjectAccess } from '../../domain/subject-access/subject-access.js';
import { EPISODE, GREENWICH, LEWISHAM } from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { knownAccess } from './find-access.js';

it('a request of a family is known to who answers it, but to nobody from whom the episode is hidden', async () => {
  const stores = inMemoryConsentStores();
  const access = { episodeId: EPISODE, authority: LEWISHAM } as SubjectAccess;
  const [named, colleague] = [testId(1), testId(2)];
  const hiddenFromPeople = [named];
  await stores.counterparts.shield({
    ...{ episodeId: EPISODE, hiddenFrom: [], hiddenFromPeople },
    version: 2,
  });
  const known = (authority: string, personId: string) =>
    knownAccess(access, stores, asked(authority, { personId }).caller);
  expect(await known(LEWISHAM, colleague)).toBe(access);
  expect(await known(LEWISHAM, named)).toBeUndefined();
  expect(await known(GREENWICH, colleague)).toBeUndefined();
  expect(await knownAccess(undefined, stores, asked(LEWISHAM).caller)).toBeUndefined();
});
