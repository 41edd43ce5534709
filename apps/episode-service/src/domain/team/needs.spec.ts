import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { ACCESS_NEEDS, INTERPRETED } from '@hub/contracts/team';
import { episode, GREENWICH } from '../../testing/examples.js';
import { recordNeeds } from './needs.js';

const by = { authority: GREENWICH, at: '2026-03-02T09:30:00.000Z' };
const said = fc.record(
  {
    interpreter: fc.constantFrom(...INTERPRETED),
    easyRead: fc.boolean(),
    access: fc.uniqueArray(fc.constantFrom(...ACCESS_NEEDS), { minLength: 1 }),
  },
  { requiredKeys: ['easyRead'] },
);

it('what was said last stands alone, with who wrote it down, whatever was said before', () => {
  fc.assert(
    fc.property(said, said, (first, second) => {
      const once = recordNeeds(episode(), first, by);
      if (isRefusal(once)) throw new Error(once.refused);
      const twice = recordNeeds(once, second, by);
      const access = second.access === undefined ? {} : { access: [...second.access].sort() };
      expect(twice).toEqual({
        ...once,
        needs: { ...second, ...access, authority: GREENWICH, recordedAt: by.at },
        version: once.version + 1,
      });
    }),
  );
});

it('is said while the case goes on', () => {
  expect(recordNeeds(episode({ state: 'closed' }), { easyRead: true }, by)).toMatchObject({
    refused: 'conflict',
  });
});
