import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { FindServicesPayload } from '@hub/contracts/directory';
import { backing } from '../../config.js';
import { expectDone } from '../../expect-done.js';
import { DirectoryRig } from '../directory-rig.js';
import { at, madeUp } from './made-up.js';

const SERVICES = 1_150;
/** A word that they alone have. */
const WORD = 'Zebedee';

let rig: DirectoryRig;
beforeAll(async () => {
  rig = await DirectoryRig.open(backing.databaseUrl);
  await rig.serve('E09000028', [
    ...Array.from({ length: SERVICES }, (_, number) =>
      madeUp(`${WORD} ${String(number)}`, {
        service_at_locations: [at(`${WORD} ${String(number)}`, [{ postcode: 'SE13 6LG' }])],
      }),
    ),
    madeUp('Another', { service_at_locations: [at('Another', [{ postcode: 'SE13 6LG' }])] }),
  ]);
});
afterAll(() => rig.close());

it.each<[string, FindServicesPayload]>([
  ['their word', { q: WORD }],
  ['their word at a place', { q: WORD, postcode: 'SE13 6LG' }],
  ['their word and a radius', { q: WORD, postcode: 'SE13 6LG', radius: 1_000 }],
  ['nothing but a home', { home: 'E09000023' }],
])(
  'case 39: all of more than a thousand are paged through by %s, as facets count them',
  async (_by, question) => {
    const expected = question.q === undefined ? SERVICES + 1 : SERVICES;
    const found = await rig.findAll(question, 100);
    expect(found).toHaveLength(expected);
    expect(new Set(found.map(({ id }) => id)).size).toBe(expected);
    const { facets } = expectDone(await rig.find.execute({ ...question, facets: 'true' }));
    expect(facets?.authorities).toEqual([{ value: 'E09000028', services: expected }]);
  },
);
