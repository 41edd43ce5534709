import { expect, it } from '@jest/globals';
import { type Refusal, refuse } from '@hub/contracts';
import { asked, testId } from '@hub/testing';
import { EPISODE, LEWISHAM } from '../testing/examples.js';
import { unlessHidden } from './hidden-evidence.js';

it('evidence of an episode is nothing to whom it is hidden from by name, and to nobody where that is not known', async () => {
  const page = { items: [1] };
  const { caller } = asked(LEWISHAM, { personId: testId(6) });
  const read = (hidden: boolean | Refusal, by = caller) =>
    unlessHidden(EPISODE, by, { isHidden: () => Promise.resolve(hidden) }, () =>
      Promise.resolve(page),
    );
  expect(await read(true)).toEqual({ items: [] });
  expect(await read(false)).toBe(page);
  expect(await read(refuse('unavailable'))).toEqual({ refused: 'unavailable' });
  const { personId: _nobody, ...system } = caller;
  expect(await read(true, system)).toBe(page);
});
