import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Sealer } from '@hub/security';
import { inTransactions, ScratchSchema, testId } from '@hub/testing';
import { Timers1 } from '@hub/timers';
import { backing } from '../../../../../tests/config.js';
import { CreateDisputes1 } from '../../../migrations/1-create-disputes.js';
import { TheLadder2 } from '../../../migrations/2-the-ladder.js';
import { ClocksOfALadder3 } from '../../../migrations/3-clocks-of-a-ladder.js';
import { migrations } from '../../../migrations/migrations.js';
import type { ArbitrationStores } from '../../application/ports.js';
import { onClock } from '../../domain/dispute-clock.js';
import type { Dispute } from '../../domain/dispute-state.js';
import { climb, decide } from '../../domain/dispute-steps.js';
import { carryOut } from '../../domain/reopening.js';
import { acting, at, brent, judged } from '../../testing/climbed-disputes.js';
import { arbitrationStoresSuite } from '../../testing/arbitration-stores-suite.js';
import { dispute, EPISODE, GREENWICH, LADDER, LEWISHAM, sure } from '../../testing/examples.js';
import { write } from '../written-ladder.js';
import { storesOn } from './stores.js';
import { counterpartTable } from './tables.js';

const resolvedByBrent = () =>
  sure(decide(judged(), { disputeId: 'd', terms: 't', reasons: 'r' }, acting(brent)));
const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 7).toString('base64') } });

describe('arbitration stores on PostgreSQL', () => {
  let scratch: ScratchSchema;
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: [counterpartTable],
      migrations,
    });
  });
  afterAll(() => scratch.drop());

  const store = <K extends keyof ArbitrationStores>(name: K): ArbitrationStores[K] =>
    inTransactions<ArbitrationStores[K]>(
      scratch.database,
      (manager) => storesOn(manager, sealer)[name],
    );
  const open = (): ArbitrationStores => ({
    disputes: store('disputes'),
    counterparts: store('counterparts'),
    ladders: store('ladders'),
    rota: store('rota'),
    reports: store('reports'),
    timers: store('timers'),
  });
  arbitrationStoresSuite(open);

  it('holds its words sealed', async () => {
    const one = dispute({}, testId(31));
    await open().disputes.add(one);
    const rows = await scratch.database.query<object[]>('SELECT * FROM dispute WHERE id = $1', [
      one.id,
    ]);
    expect(JSON.stringify(rows)).not.toContain(one.askedFor);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(one.askedFor).toString('hex'));
  });

  it('counts rungs by month, authority and how they were left, and each answer missed', async () => {
    const { disputes, reports } = open();
    const [one, other] = ['E09000031', 'E09000032'];
    const made = {
      ...dispute({}, testId(41), '2027-01-04T10:00:00.000Z'),
      openedBy: one,
      respondents: [other],
    };
    await disputes.add(made);
    const climbed = climb(made, 'run_out', '2027-01-06T17:00:00.000Z', LADDER);
    await disputes.save(climbed);
    const settled = {
      ...climbed.rungs.at(-1),
      leftAt: '2027-02-01T10:00:00.000Z',
      how: 'resolved' as const,
    };
    await disputes.save({
      ...climbed,
      rungs: [...climbed.rungs.slice(0, 1), settled as (typeof climbed.rungs)[number]],
    });
    const january = { from: '2027-01-01', to: '2027-01-31' };
    expect(await reports.figures({ ...january, authority: other })).toEqual({
      resolved: 0,
      settledEarly: 0,
      outcomes: [],
      ignored: [],
      rows: [
        {
          month: '2027-01',
          authority: other,
          stage: 0,
          reached: 1,
          settled: 0,
          escalated: 0,
          ranOut: 1,
          missedAnswers: 1,
          medianHours: 55,
        },
        {
          month: '2027-01',
          authority: other,
          stage: 1,
          reached: 1,
          settled: 1,
          escalated: 0,
          ranOut: 0,
          missedAnswers: 0,
          medianHours: 617,
        },
      ],
    });
    expect(
      await reports.figures({ from: '2027-02-01', to: '2027-02-01', authority: undefined }),
    ).toMatchObject({ resolved: 1, settledEarly: 1, rows: [] });
    expect((await reports.figures({ ...january, authority: undefined })).rows).toHaveLength(4);
    expect((await reports.figures({ ...january, authority: GREENWICH })).rows).toEqual([]);
    expect((await reports.figures({ ...january, authority: LEWISHAM })).rows).toEqual([]);
  });
});

it('outcomes are counted by month and authority, and who ignores one is published until it is done', async () => {
  const scratch = await ScratchSchema.create(backing.databaseUrl, {
    entities: [counterpartTable],
    migrations,
  });
  try {
    const stores = () => storesOn(scratch.database.manager, sealer);
    const { disputes, reports } = stores();
    const bound = resolvedByBrent();
    await disputes.add(dispute({}, bound.id));
    const late = [1, 2, 3].reduce<Dispute>(
      (one) => onClock(one, one.dueAt ?? '', LADDER)?.dispute ?? one,
      sure(carryOut(bound, acting(at('lead_caf_contact', LEWISHAM)))),
    );
    await disputes.save(late);
    const march = { from: '2026-03-01', to: '2026-03-31', authority: undefined };
    const none = { outcomes: 1, inTime: 0, late: 0, waiting: 0, missedClocks: 0, month: '2026-03' };
    expect(await reports.figures(march)).toMatchObject({
      outcomes: [
        { ...none, authority: GREENWICH, waiting: 1, missedClocks: 3 },
        { ...none, authority: LEWISHAM, inTime: 1 },
      ],
      ignored: [{ authority: GREENWICH, ignored: 1 }],
    });
    // Published to all, beside one’s own figures.
    expect(await reports.figures({ ...march, authority: LEWISHAM })).toMatchObject({
      outcomes: [{ authority: LEWISHAM }],
      ignored: [{ authority: GREENWICH }],
    });
    await disputes.save(sure(carryOut(late, acting(at('lead_caf_contact', GREENWICH)))));
    expect(await reports.figures(march)).toMatchObject({
      outcomes: [{ authority: GREENWICH, late: 1, waiting: 0 }, {}],
      ignored: [],
    });
  } finally {
    await scratch.drop();
  }
});

it('two disputes about one episode are opened one after the other', async () => {
  const scratch = await ScratchSchema.create(backing.databaseUrl, {
    entities: [counterpartTable],
    migrations,
  });
  try {
    const openOnce = (number: number) =>
      scratch.database.transaction(async (manager) => {
        const { disputes } = storesOn(manager, sealer);
        const others = await disputes.lockedOf(EPISODE);
        await new Promise((done) => setTimeout(done, 50));
        if (others.length === 0) await disputes.add(dispute({}, testId(number)));
        return others.length;
      });
    expect((await Promise.all([openOnce(61), openOnce(62)])).sort()).toEqual([0, 1]);
  } finally {
    await scratch.drop();
  }
});

it('a dispute from before records were sealed goes on by ladder 1, and is sealed with its next change', async () => {
  const scratch = await ScratchSchema.create(backing.databaseUrl, {
    entities: [counterpartTable],
    migrations: [CreateDisputes1],
  });
  try {
    const id = testId(51);
    await scratch.database.query(
      `INSERT INTO dispute (id, episode_id, kind, opened_by, respondents, asked_for, risk_of_harm, state, stage, opened_at, version)
       VALUES ($1, $2, 'funding', $3, $4, 'a private wish', false, 'open', 0, '2026-03-02T09:30:00.000Z', 1)`,
      [id, testId(52), LEWISHAM, [GREENWICH]],
    );
    const runner = scratch.database.createQueryRunner();
    for (const migration of [new Timers1(), new TheLadder2()]) await migration.up(runner);
    await runner.release();
    const disputes = inTransactions(
      scratch.database,
      (manager) => storesOn(manager, sealer).disputes,
    );
    const timers = inTransactions(scratch.database, (manager) => storesOn(manager, sealer).timers);
    const found = await disputes.lock(id);
    expect(found).toMatchObject({
      id,
      ladder: 1,
      askedFor: 'a private wish',
      rungs: [{ rung: 0, enteredAt: '2026-03-02T09:30:00.000Z' }],
      openedAt: '2026-03-02T09:30:00.000Z',
    });
    if (found?.state !== 'open') throw new Error('It is not open');
    expect(onClock(found, await timers.now(), LADDER)).toBeUndefined();
    await disputes.save(climb(found, 'escalate', '2026-03-03T09:30:00.000Z', LADDER));
    expect(await disputes.find(id)).toMatchObject({ rung: 1, respondents: [GREENWICH] });
    expect(JSON.stringify(await scratch.database.query('SELECT * FROM dispute'))).not.toContain(
      'private',
    );
  } finally {
    await scratch.drop();
  }
});

it('a ladder in use keeps the clocks it had, and those of the same version in a file are the same', async () => {
  const scratch = await ScratchSchema.create(backing.databaseUrl, {
    entities: [counterpartTable],
    migrations: migrations.filter((one) => one !== ClocksOfALadder3),
  });
  try {
    const {
      carryOutWithRiskOfHarm: _carryOut,
      remindWithRiskOfHarm: _remind,
      ...same
    } = write(LADDER);
    const before = { ...same, carryOutDaysWithRiskOfHarm: 2, remindHoursWithRiskOfHarm: 2 };
    await scratch.database.query('INSERT INTO ladder (version, body) VALUES (1, $1)', [
      JSON.stringify(before),
    ]);
    const runner = scratch.database.createQueryRunner();
    await new ClocksOfALadder3().up(runner);
    const ladders = inTransactions(
      scratch.database,
      (manager) => storesOn(manager, sealer).ladders,
    );
    expect(await ladders.find(1)).toEqual(LADDER);
    expect(await ladders.keep(LADDER)).toBe(true);
    await new ClocksOfALadder3().down(runner);
    await runner.release();
    expect(await scratch.database.query('SELECT body FROM ladder')).toEqual([{ body: before }]);
  } finally {
    await scratch.drop();
  }
});
