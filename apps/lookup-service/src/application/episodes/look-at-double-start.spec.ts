import { expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, testId } from '@hub/testing';
import { partiesOf, viewDouble } from '../../domain/episodes/double-start.js';
import type { DoubleStart } from '../../domain/episodes/hub-episode.js';
import { GREENWICH, LEWISHAM, LOOKUP, person, SOUTHWARK } from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { LookAtDoubleStart } from './look-at-double-start.js';

const DOUBLE: DoubleStart = {
  id: testId(1),
  lookupId: LOOKUP,
  first: { authority: LEWISHAM, reference: 'L-1' },
  firstAt: '2026-03-01T09:00:00.000Z',
  second: { authority: GREENWICH, reference: 'G-1' },
  at: '2026-03-01T10:00:00.000Z',
  seenBy: [],
};
const lead = (authority: string) =>
  asked(authority, { personId: person(1), roles: ['lead_caf_contact'] });

it('a double start is seen by both authorities, each once, and exists for nobody else', async () => {
  const work = new FakeUnitOfWork(inMemoryLookupStores());
  await work.stores.doubleStarts.add(DOUBLE);
  const doubles = new LookAtDoubleStart(work);
  const payload = { doubleStartId: DOUBLE.id };
  expect(partiesOf(DOUBLE)).toEqual([GREENWICH, LEWISHAM]);
  for (const party of partiesOf(DOUBLE))
    expect(await doubles.read(payload, lead(party))).toEqual(viewDouble(DOUBLE));
  for (const refused of [
    doubles.read(payload, lead(SOUTHWARK)),
    doubles.acknowledge(payload, lead(SOUTHWARK)),
  ])
    expect(await refused).toEqual({ refused: 'not_found' });

  expect(await doubles.acknowledge(payload, lead(LEWISHAM))).toMatchObject({ seenBy: [LEWISHAM] });
  expect(await doubles.acknowledge(payload, lead(LEWISHAM))).toMatchObject({ seenBy: [LEWISHAM] });
  await doubles.acknowledge(payload, lead(GREENWICH));
  expect(work.facts.map(({ recipients, payload: told }) => [recipients, told])).toMatchObject([
    [[GREENWICH], { seenBy: LEWISHAM, waits: [{ authority: GREENWICH }] }],
    [[LEWISHAM], { seenBy: GREENWICH, waits: [] }],
  ]);
});
