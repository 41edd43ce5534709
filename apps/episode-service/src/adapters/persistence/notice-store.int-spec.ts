import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { Sealer } from '@hub/security';
import { inTransactions, ScratchSchema, testId } from '@hub/testing';
import { SqlStandingWaits } from '@hub/waits';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { acknowledgeNotice, type TeamNotice, writeNotice } from '../../domain/team/notice.js';
import { episode, GREENWICH, LEWISHAM, person } from '../../testing/examples.js';
import { TypeormEpisodeStore } from './episode-store.js';
import { SqlNoticeStore } from './notice-store.js';
import { EPISODE_WAITS } from './standing-waits.js';
import { tables } from './tables.js';

const keys = {
  1: Buffer.alloc(32, 7).toString('base64'),
  2: Buffer.alloc(32, 8).toString('base64'),
};
const before = new Sealer({ current: 1, keys: { 1: keys[1] } });
const after = new Sealer({ current: 2, keys });
const late = new Sealer({ current: 2, keys: { 2: keys[2] } });

let scratch: ScratchSchema;
beforeAll(async () => {
  scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
});
afterAll(() => scratch.drop());

const NOTICE: TeamNotice = {
  ...{ id: testId(2), episodeId: testId(1), authority: LEWISHAM, personId: person(1) },
  ...{ words: 'Zebulon is at his aunt’s', writtenAt: '2026-03-03T10:00:00.000Z' },
  readers: [{ authority: GREENWICH, personId: person(2) }],
};
const by = <R>(sealer: Sealer, work: (store: SqlNoticeStore) => Promise<R>): Promise<R> =>
  scratch.database.transaction((manager) => work(new SqlNoticeStore(manager, sealer)));

it('what is written to a team stands in no row in clear, and outlives the key it was sealed by', async () => {
  await scratch.database.transaction((manager) =>
    new TypeormEpisodeStore(manager).add(episode({ id: NOTICE.episodeId })),
  );
  await by(before, (notices) => notices.add(NOTICE));
  const rows = await scratch.database.query<object[]>(
    `SELECT n::text AS row, encode(n.envelope, 'escape') AS clear FROM team_notice n`,
  );
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toMatch(/Zebulon|aunt/);
  const known = (sealer: Sealer) => by(sealer, (notices) => notices.ofEpisode(NOTICE.episodeId));
  expect(await known(late)).toEqual([]);
  expect(await by(late, (notices) => notices.sealAnew(10))).toBe(0);
  expect(await by(after, (notices) => notices.sealAnew(10))).toBe(1);
  expect(await by(after, (notices) => notices.sealAnew(10))).toBe(0);
  expect(await known(late)).toEqual([NOTICE]);
});

it('what a team is told waits for each who has not read it and works with the child yet', async () => {
  const { database } = scratch;
  const episodes = inTransactions(database, (manager) => new TypeormEpisodeStore(manager));
  const notices = inTransactions(database, (manager) => new SqlNoticeStore(manager, late));
  const waits = inTransactions(database, (manager) => new SqlStandingWaits(manager, EPISODE_WAITS));
  const told = async () =>
    (await waits.takeChanged(50)).filter(({ workflow }) => workflow === 'team_notice');
  const seat = { authority: GREENWICH, role: 'Teacher', confirmed: true };
  const of = episode({
    ...{ id: testId(61), lookupId: testId(161), state: 'active' },
    team: [21, 22].map((number) => ({
      ...seat,
      id: testId(300 + number),
      personId: person(number),
    })),
  });
  await episodes.add({ ...of, team: [] });
  for (const [place, member] of of.team.entries())
    await episodes.addTeamMember({ ...of, version: place + 2 }, member);
  const written = writeNotice(of, {
    ...{ id: testId(62), words: 'x', authority: LEWISHAM, personId: person(1) },
    at: '2026-03-03T10:00:00.000Z',
  });
  if (isRefusal(written)) throw new Error(written.refused);
  const stranger = { authority: GREENWICH, personId: person(23) };
  await notices.add({ ...written, readers: [...written.readers, stranger] });
  const about = { workflow: 'team_notice', subject: testId(62), episodeId: of.id };
  const wait = (number: number) => ({
    ...{ step: 'read_notice', authority: GREENWICH, personId: person(number) },
  });
  expect(await told()).toEqual([{ ...about, waits: [wait(21), wait(22)] }]);
  const read = acknowledgeNotice(written, { personId: person(21), at: '2026-03-03T11:00:00.000Z' });
  if (isRefusal(read)) throw new Error(read.refused);
  await notices.noteRead(read, person(21));
  expect(await told()).toEqual([{ ...about, waits: [wait(22)] }]);
  await database.query(
    `UPDATE team_member SET left_on = '2026-03-04', left_because = 'work_done'
     WHERE episode_id = $1 AND person_id = $2`,
    [of.id, person(22)],
  );
  expect(await told()).toEqual([{ ...about, waits: [] }]);
});
