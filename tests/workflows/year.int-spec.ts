import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AUTHORITY_CODES } from '@hub/contracts';
import { DISPUTE_KINDS } from '@hub/contracts/arbitration';
import type { Waiting } from '@hub/contracts/shape';
import { LONDON_TIME } from '../../apps/episode-service/src/domain/transfers/transfer-policy.js';
import { Random } from '@hub/seeded-random';
import { effort } from '../config.js';
import { checkWorld } from './world/check-world.js';
import { PeopleOfTheBoroughs, type Task } from './world/people.js';
import { type BusFact, refusalOf, World } from './world/world.js';

const EPISODES = effort.isLong ? 600 : 60;
const TRANSFERS = effort.isLong ? 2_000 : 200;
const DISPUTES = effort.isLong ? 400 : 40;
/** Of each way that a workflow can go. A year in which nothing happens proves nothing. */
const LEAST_OF_EACH = TRANSFERS / 40;
/** Both clock changes, Easter, and all bank holidays of a year lie between. */
const [FROM, TO] = ['2027-01-04T09:00:00.000Z', '2027-12-31T17:00:00.000Z'];
const HALF_AN_HOUR_MS = 30_000 * 60;

interface Appointment {
  readonly at: number;
  readonly do: () => Promise<string | undefined>;
}

/** What is planned, the earliest first. */
class Diary {
  private readonly entries = new Map<number, Appointment[]>();
  private times: number[] = [];

  add(entry: Appointment): void {
    // Rounded, so that a step of the clock does many things.
    const slot = Math.ceil(entry.at / HALF_AN_HOUR_MS) * HALF_AN_HOUR_MS;
    const known = this.entries.get(slot);
    if (known) known.push(entry);
    else {
      this.entries.set(slot, [entry]);
      this.times.push(slot);
      this.times.sort((a, b) => b - a);
    }
  }

  get next(): number | undefined {
    return this.times.at(-1);
  }

  take(until: number): Appointment[] {
    const due: Appointment[] = [];
    while ((this.times.at(-1) ?? Number.POSITIVE_INFINITY) <= until) {
      const slot = this.times.pop() ?? 0;
      due.push(...(this.entries.get(slot) ?? []));
      this.entries.delete(slot);
    }
    return due;
  }
}

describe('a year of 33 authorities', () => {
  const chance = new Random(effort.seed(2027));
  let world: World;
  const refusals = new Map<string, number>();
  const told = new Map<string, number>();
  beforeAll(async () => {
    world = await World.begin(AUTHORITY_CODES, chance);
  });
  afterAll(() => world.end());

  it(`with ${String(TRANSFERS)} transfers and as many disputes as come of them and ${String(DISPUTES)} more holds together whole`, async () => {
    const diary = new Diary();
    const people = new PeopleOfTheBoroughs(world, chance);
    const episodes: string[] = [];
    await world.to(FROM);
    for (let place = 0; place < EPISODES; place += 1) {
      const authority = chance.pick(AUTHORITY_CODES);
      episodes.push(
        await world.startEpisode(
          authority,
          chance.pick(AUTHORITY_CODES.filter((code) => code !== authority)),
        ),
      );
    }
    const someday = (): number =>
      Date.parse(FROM) + chance.next() * (Date.parse(TO) - Date.parse(FROM));
    for (let place = 0; place < TRANSFERS; place += 1)
      diary.add({ at: someday(), do: () => propose(chance.pick(episodes)) });
    for (let place = 0; place < DISPUTES; place += 1)
      diary.add({ at: someday(), do: () => dispute(chance.pick(episodes)) });
    const plan = (task: Task, from: number): void => {
      // One in five says nothing, whatever they are reminded of.
      if (chance.next() < 0.2) return;
      const at = Date.parse(LONDON_TIME.addHours(new Date(from).toISOString(), chance.next() * 30));
      diary.add({ at, do: () => people.act(task) });
    };

    for (let now = Date.parse(FROM); now < Date.parse(TO);) {
      const alarm = await world.nextAlarm();
      now = Math.min(
        diary.next ?? Number.POSITIVE_INFINITY,
        alarm === undefined ? Number.POSITIVE_INFINITY : Math.max(Date.parse(alarm), now),
        Date.parse(TO),
      );
      await world.to(new Date(now).toISOString());
      while ((await world.wake()) > 0);
      for (const entry of diary.take(now)) note(refusals, (await entry.do()) ?? 'done');
      for (let facts = await world.carry(); facts.length > 0; facts = await world.carry()) {
        for (const fact of facts) {
          note(told, fact.type);
          for (const task of tasksOf(fact)) plan(task, now);
        }
      }
    }

    expect(await checkWorld(world, { punctual: true })).toEqual([]);
    expect(world.failures.filter((name) => name !== 'CrashError')).toEqual([]);
    for (const type of [
      'transfer.completed',
      'transfer.declined',
      'transfer.disputed',
      'transfer.expired',
      'dispute.opened',
      'dispute.escalated',
      'dispute.resolved',
      'dispute.ended',
    ])
      expect(told.get(`${type}.v1`) ?? 0).toBeGreaterThan(LEAST_OF_EACH);
    expect(
      [...refusals.keys()].filter(
        (code) =>
          ![
            'done',
            'etag_stale',
            'conflict',
            'open_transfer_exists',
            // A dispute by chance about what another by chance is about already.
            'dispute_open',
            // Of an episode that social care has, or of what was left for safeguarding before.
            'dispute_over',
            'safeguarding_first',
            // A statement by chance after one that was sent.
            'statement_final',
            'term_ended',
            'not_found',
            'forbidden',
            // Who acts late may have given the lead away meanwhile.
            'not_involved',
            'conflict_of_interest',
            // A rung is left by its own people, and an outcome is looked at again once.
            'out_of_turn',
            'reopening_over',
            // Who says that it was carried out before the hub sees that the lead has passed.
            'outcome_not_seen',
          ].includes(code),
      ),
    ).toEqual([]);
    process.stdout.write(
      `${JSON.stringify({ told: Object.fromEntries(told), steps: Object.fromEntries(refusals) })}\n`,
    );
  }, 580_000);

  async function propose(episodeId: string): Promise<string | undefined> {
    const episode = await world.episodeWork.read(({ episodes }) => episodes.find(episodeId));
    if (!episode) return 'missing';
    const from = episode.lead.authority;
    const toAuthority = chance.pick(AUTHORITY_CODES.filter((code) => code !== from));
    const effectiveAt =
      chance.next() < 0.2 ? { effectiveAt: LONDON_TIME.addDays(await world.now(), 8) } : {};
    const familyView = chance.next() < 0.3 ? ('not_yet_asked' as const) : ('agrees' as const);
    return refusalOf(
      await world.propose.execute(
        { episodeId, toAuthority, reason: 'move', familyView, ...effectiveAt },
        world.as(world.person(from, 'practitioner')),
      ),
    );
  }

  async function dispute(episodeId: string): Promise<string | undefined> {
    const parties = await world.arbitrationWork.read(({ counterparts }) =>
      counterparts.of(episodeId),
    );
    const by = chance.pick(parties);
    const others = parties.filter((code) => code !== by);
    if (others.length === 0) return 'done';
    const respondents = chance.next() < 0.8 ? [chance.pick(others)] : others;
    return refusalOf(
      await world.open.execute(
        {
          episodeId,
          kind: chance.pick(DISPUTE_KINDS),
          respondents,
          askedFor: 'x',
          riskOfHarm: chance.next() < 0.1,
        },
        world.as(world.person(by, 'lead_caf_contact')),
      ),
    );
  }
});

function tasksOf({ type, payload }: BusFact): Task[] {
  const workflow = type.startsWith('transfer.') ? 'transfer' : 'dispute';
  const subject = String(payload[`${workflow}Id`]);
  return ((payload['waits'] as Waiting[] | undefined) ?? []).map((waiting) => ({
    workflow,
    subject,
    waiting,
  }));
}

function note(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
