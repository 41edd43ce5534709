import { expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { LEWISHAM } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { ReportFigures } from './report-figures.js';

const HILL = {
  ...{ kind: 'school' as const, authority: LEWISHAM, code: '100001', name: 'Hill School' },
  ...{ cases: 6, started: 2, asked: 0, waiting: 0, notGiven: 5 },
};

it('figures are of one’s own authority, and of all for operations, over at most ten years', async () => {
  const seen: unknown[] = [];
  const stores = {
    ...inMemoryEpisodeStores(),
    reports: {
      episodes: (wanted: object) => Promise.resolve((seen.push(wanted), [])),
      agencies: (wanted: object) => Promise.resolve((seen.push(wanted), [])),
      transfers: () => Promise.resolve([]),
      unmetNeeds: (wanted: object) => Promise.resolve((seen.push(wanted), [])),
      places: (wanted: object) =>
        Promise.resolve((seen.push(wanted), [HILL, { ...HILL, cases: 4 }])),
    },
  };
  const report = new ReportFigures(new FakeUnitOfWork(stores), new FixedClock());
  expect(await report.episodes({}, asked(LEWISHAM))).toEqual({
    from: '2025-03-02',
    to: '2026-03-02',
    rows: [],
  });
  await report.episodes(
    { from: '2026-01-01', to: '2026-01-31' },
    asked('hub', { roles: ['hub_operations'] }),
  );
  expect(seen).toEqual([
    { from: '2025-03-02', to: '2026-03-02', authority: LEWISHAM },
    { from: '2026-01-01', to: '2026-01-31', authority: undefined },
  ]);
  await report.agencies({}, asked(LEWISHAM));
  expect(seen.at(-1)).toEqual(seen[0]);
  await report.unmetNeeds({}, asked(LEWISHAM));
  expect(seen.at(-1)).toEqual(seen[0]);
  expect(seen).toHaveLength(4);
  const { started: _few, ...hill } = HILL;
  expect(await report.places({}, asked(LEWISHAM))).toMatchObject({ rows: [hill], leftOut: 1 });
  expect(seen.at(-1)).toEqual(seen[0]);
  expect(
    await report.episodes({ from: '2026-02-01', to: '2026-01-31' }, asked(LEWISHAM)),
  ).toMatchObject({ refused: 'invalid_request' });
  expect(await report.transfers({ from: '2006-02-01' }, asked(LEWISHAM))).toMatchObject({
    refused: 'invalid_request',
  });
});
