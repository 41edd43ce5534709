import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CaseContact } from '@hub/contracts/team';
import { inTransactions, ScratchSchema, testId } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import type { LivedEpisode } from '../../domain/episode.js';
import { episode, GREENWICH, LEWISHAM } from '../../testing/examples.js';
import { TypeormEpisodeStore } from './episode-store.js';
import { SqlReportStore } from './report-queries.js';
import { TypeormServiceRequestStore } from './service-request-store.js';
import { tables } from './tables.js';

let scratch: ScratchSchema;
beforeAll(async () => {
  scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
});
afterAll(() => scratch.drop());

const AT = '2026-03-02T10:00:00.000Z';
const contact = (kind: 'school' | 'gp', code: string | undefined, until?: string): CaseContact => ({
  ...{ id: testId(900), kind, inTeam: false, organisation: `Name of ${kind}`, authority: LEWISHAM },
  ...{ addedAt: AT, ...(code === undefined ? {} : { code }) },
  ...(until === undefined ? {} : { until }),
});

it('cases are counted by school and practice, each once, and none of a family that hides', async () => {
  const { database } = scratch;
  const episodes = inTransactions(database, (manager) => new TypeormEpisodeStore(manager));
  const requests = inTransactions(database, (manager) => new TypeormServiceRequestStore(manager));
  const add = async (
    number: number,
    contacts: CaseContact[],
    change: Partial<LivedEpisode> = {},
  ) => {
    const one = episode({
      ...{ id: testId(number), lookupId: testId(100 + number), state: 'active', contacts },
      ...{ startedAt: AT, ...change },
    });
    await episodes.add(one);
    return one;
  };
  const school = contact('school', 'e100001');
  const first = await add(1, [school, { ...school, id: testId(901), code: 'E100001' }]);
  await add(2, [school, contact('gp', 'G85015')], { startedAt: '2025-03-02T10:00:00.000Z' });
  await add(3, [contact('school', 'E100001', '2026-01-31'), contact('gp', undefined)]);
  await add(4, [school], { originatingAuthority: GREENWICH });
  const hidden = await add(5, [school]);
  const shield = { hiddenFrom: [GREENWICH], because: 'refuge', since: AT } as const;
  await episodes.saveShield({ ...hidden, shield });
  const closed = await add(6, [school]);
  const step = { step: 'close', closingReason: 'needs_met', state: 'closed' } as const;
  const taken = { ...step, authority: LEWISHAM, version: 2, at: '2026-02-20T09:00:00.000Z' };
  await episodes.addStep({ ...closed, state: 'closed', version: 2 }, taken, closed);
  const asked = { service: 'health', urgency: 'routine', version: 1, sentAt: AT } as const;
  const to = { episodeId: first.id, fromAuthority: LEWISHAM, toAuthority: GREENWICH };
  await requests.add({ ...asked, ...to, id: testId(301), state: 'sent' });
  await requests.add({
    ...{ ...asked, ...to, id: testId(302), state: 'declined', reason: 'no_capacity' },
    answeredAt: AT,
  });
  const reports = inTransactions(database, (manager) => new SqlReportStore(manager));
  const counted = (authority?: string) =>
    reports.places({ from: '2026-03-15', to: '2026-04-30', authority });
  const hill = { kind: 'school', code: 'E100001', name: 'Name of school' };
  const nothing = { asked: 0, waiting: 0, notGiven: 0 };
  expect(await counted(LEWISHAM)).toEqual([
    {
      ...{ kind: 'gp', authority: LEWISHAM, code: 'G85015', name: 'Name of gp', cases: 1 },
      ...{ ...nothing, started: 0 },
    },
    {
      ...{ ...hill, authority: LEWISHAM, cases: 2, started: 1 },
      ...{ asked: 2, waiting: 0, notGiven: 1 },
    },
  ]);
  expect(await counted()).toContainEqual({
    ...{ ...hill, authority: GREENWICH, cases: 1, started: 1, ...nothing },
  });
});
