import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { LEWISHAM, pointer } from '../../testing/examples.js';
import { hubAtWork } from '../../testing/hub-at-work.js';
import { childOf } from './child-of.js';

it('is known from the details of the lookup, and from the index once they served a start', async () => {
  const hub = await hubAtWork();
  const { stores } = hub.work;
  const { child } = pointer('x');
  const lookup = await hub.ask(LEWISHAM);
  expect(await childOf(lookup.id, stores)).toEqual(child);
  await hub.claim(LEWISHAM, lookup);
  await stores.details.destroy(lookup.id);
  expect(await childOf(lookup.id, stores)).toEqual(child);
  expect(await childOf(testId(77), stores)).toBeUndefined();
});
