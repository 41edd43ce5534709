import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Waiting } from '@hub/contracts/shape';
import { waitsOf as waitsOfDispute } from '../../apps/arbitration-service/src/domain/dispute.js';
import { hasEnded as disputeHasEnded } from '../../apps/arbitration-service/src/domain/dispute-state.js';
import { waitsOf as waitsOfTransfer } from '../../apps/episode-service/src/domain/transfers/transfer-clock.js';
import { LONDON_TIME } from '../../apps/episode-service/src/domain/transfers/transfer-policy.js';
import { Random } from '@hub/seeded-random';
import { effort } from '../config.js';
import { checkWorld } from './world/check-world.js';
import { PeopleOfTheBoroughs, type Task } from './world/people.js';
import { CrashError } from './world/bus-work.js';
import { LADDER } from './world/sides.js';
import { refusalOf, World } from './world/world.js';

const AUTHORITIES = ['E09000005', 'E09000011', 'E09000023', 'E09000028', 'E09000031'];
const ENDED_TRANSFERS =
  "SELECT count(*) FILTER (WHERE state = 'completed')::integer AS completed, count(*) FILTER (WHERE state = 'declined')::integer AS declined, count(*) FILTER (WHERE state IN ('expired', 'disputed'))::integer AS silent, count(*) FILTER (WHERE state = 'cancelled')::integer AS cancelled FROM transfer";
const SEED = effort.seed(2);
const RUNS = effort.isLong ? 80 : 20;
const STEPS = 60;

/** What is expected: who leads each episode, and in which term. */
interface Model {
  readonly leads: Map<string, { authority: string; term: number }>;
}

/** The services, and whoever plays the boroughs. */
interface Boroughs {
  readonly world: World;
  readonly chance: Random;
  readonly people: PeopleOfTheBoroughs;
  readonly episodes: readonly string[];
  /** Steps taken, to be taken again. */
  readonly taken: (() => Promise<string | undefined>)[];
}

type Step = fc.AsyncCommand<Model, Boroughs>;

/** A step after which everything that must hold is looked at. */
class Command implements Step {
  constructor(
    private readonly name: string,
    private readonly act: (boroughs: Boroughs) => Promise<unknown>,
    private readonly maySwitch: boolean,
  ) {}

  check(): boolean {
    return true;
  }

  async run(model: Model, boroughs: Boroughs): Promise<void> {
    await this.act(boroughs).catch((error: unknown) => {
      if (!(error instanceof CrashError)) throw error;
    });
    for (const id of boroughs.episodes) {
      const episode = await boroughs.world.episodeWork.read(({ episodes }) => episodes.find(id));
      const before = model.leads.get(id);
      if (!episode || !before) throw new Error('An episode is gone');
      const { authority, term } = episode.lead;
      if (term === before.term) expect(authority).toBe(before.authority);
      else expect([this.maySwitch, term]).toEqual([true, before.term + 1]);
      model.leads.set(id, { authority, term });
    }
  }

  toString(): string {
    return this.name;
  }
}

const command = (
  name: string,
  act: (boroughs: Boroughs) => Promise<unknown>,
  maySwitch = false,
): Step => new Command(name, act, maySwitch);

/** Everything that somebody is waited for, in both services. */
async function tasks({ world, episodes }: Boroughs): Promise<Task[]> {
  const all: Task[] = [];
  for (const episodeId of episodes) {
    for (const transfer of await world.episodeWork.locked((stores) =>
      stores.transfers.unendedOf(episodeId),
    )) {
      all.push(
        ...waitsOfTransfer(transfer).map((waiting: Waiting) => ({
          workflow: 'transfer' as const,
          subject: transfer.id,
          waiting,
        })),
      );
    }
  }
  for (const authority of AUTHORITIES) {
    for (const dispute of await world.arbitrationWork.read((stores) =>
      stores.disputes.list({ authority }, 20),
    )) {
      if (disputeHasEnded(dispute) || !episodes.includes(dispute.episodeId)) continue;
      all.push(
        ...waitsOfDispute(dispute, LADDER).map((waiting) => ({
          workflow: 'dispute' as const,
          subject: dispute.id,
          waiting,
        })),
      );
    }
  }
  return all;
}

async function propose(
  { world, chance, episodes, taken }: Boroughs,
  later: boolean,
  asked: boolean,
): Promise<void> {
  const episodeId = chance.pick(episodes);
  const lead =
    (await world.episodeWork.read((stores) => stores.episodes.find(episodeId)))?.lead.authority ??
    '';
  const toAuthority = chance.pick(AUTHORITIES.filter((code) => code !== lead));
  const effectiveAt = later ? { effectiveAt: LONDON_TIME.addDays(await world.now(), 4) } : {};
  const payload = {
    episodeId,
    toAuthority,
    reason: 'move' as const,
    familyView: asked ? ('agrees' as const) : ('not_yet_asked' as const),
    ...effectiveAt,
  };
  const again = async (): Promise<string | undefined> =>
    refusalOf(await world.propose.execute(payload, world.as(world.person(lead, 'practitioner'))));
  taken.push(again);
  await again();
}

/** Somebody who is not waited for tries to take a step: it is refused, and nothing has changed. */
async function intrude(boroughs: Boroughs): Promise<void> {
  const { world, chance } = boroughs;
  const [task] = await tasks(boroughs);
  if (task?.workflow !== 'transfer') return;
  const before = await world.episodeWork.read(({ transfers }) => transfers.find(task.subject));
  if (!before) return;
  const { id: transferId, version } = before;
  const stranger = chance.pick(
    world.people.filter(
      ({ authority }) => authority !== before.fromAuthority && authority !== before.toAuthority,
    ),
  );
  const outgoing = world.person(before.fromAuthority, 'lead_caf_contact');
  const personId = world.person(before.toAuthority, 'practitioner').id;
  const tries = [
    world.move.nominate({ transferId, personId }, world.as(stranger, version)),
    world.move.nominate({ transferId, personId }, world.as(outgoing, version)),
    world.move.accept({ transferId }, world.as(outgoing, version)),
    world.move.receivePack({ transferId, digest: '0'.repeat(64) }, world.as(outgoing, version)),
    world.move.decline({ transferId, reason: 'x' }, world.as(outgoing, version)),
    world.move.cancel(
      { transferId, reason: 'x' },
      world.as(world.person(before.toAuthority, 'lead_caf_contact'), version),
    ),
    world.move.cancel({ transferId, reason: 'x' }, world.as(outgoing, version - 1)),
  ];
  for (const tried of tries) expect(refusalOf(await tried)).toBeDefined();
  expect(await world.episodeWork.read(({ transfers }) => transfers.find(transferId))).toEqual(
    before,
  );
}

async function dispute({ world, chance, episodes }: Boroughs, riskOfHarm: boolean): Promise<void> {
  const episodeId = chance.pick(episodes);
  const parties = await world.arbitrationWork.read(({ counterparts }) =>
    counterparts.of(episodeId),
  );
  const by = chance.pick(parties);
  const respondents = parties.filter((code) => code !== by);
  if (respondents.length > 0)
    await world.open.execute(
      { episodeId, kind: 'who_leads', respondents, askedFor: 'x', riskOfHarm },
      world.as(world.person(by, 'lead_caf_contact')),
    );
}

async function advance({ world }: Boroughs, hours: number): Promise<void> {
  await world.to(LONDON_TIME.addHours(await world.now(), hours));
}

const WORK = command(
  'do what is waited for',
  async (boroughs) => {
    const waiting = await tasks(boroughs);
    if (waiting.length > 0) await boroughs.people.act(boroughs.chance.pick(waiting));
  },
  true,
);

const steps: fc.Arbitrary<Step>[] = [
  fc
    .record({ later: fc.boolean(), asked: fc.boolean() })
    .map(({ later, asked }) => command('propose', (boroughs) => propose(boroughs, later, asked))),
  fc.constant(WORK),
  fc.constant(command('intrude', intrude)),
  fc.constant(command('take the last step again', async ({ taken }) => taken.at(-1)?.())),
  fc
    .boolean()
    .map((riskOfHarm) => command('open a dispute', (boroughs) => dispute(boroughs, riskOfHarm))),
  fc
    .integer({ min: 1, max: 30 })
    .map((hours) =>
      command(`let ${String(hours)} working hours pass`, (boroughs) => advance(boroughs, hours)),
    ),
  fc.constant(command('wake what is due', async ({ world }) => world.wake(), true)),
  fc.constant(
    command(
      'wake twice at once',
      async ({ world }) => Promise.all([world.wake(), world.wake()]),
      true,
    ),
  ),
  fc.constant(command('carry what was told', async ({ world }) => world.carry())),
  fc.record({ episode: fc.boolean(), before: fc.boolean() }).map(({ episode, before }) =>
    command('let a service die in its next step', ({ world }) => {
      const work = episode ? world.episodeWork : world.arbitrationWork;
      work.crash = before ? 'before commit' : 'after commit';
      return Promise.resolve();
    }),
  ),
];

describe('transfers and disputes, whatever the boroughs do', () => {
  let world: World;
  const chance = new Random(SEED);
  beforeAll(async () => {
    world = await World.begin(AUTHORITIES, chance);
    await world.to('2027-03-22T09:00:00.000Z');
  });
  afterAll(() => world.end());

  it('leave exactly one Lead Professional at every instant, and every workflow ended or waiting with a live alarm', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.commands([...steps, ...Array.from({ length: 9 }, () => fc.constant(WORK))], {
          maxCommands: STEPS,
          size: 'max',
        }),
        async (commands) => {
          const episodes: string[] = [];
          const leads: Model['leads'] = new Map();
          for (const [place, authority] of AUTHORITIES.slice(0, 2).entries()) {
            const id = await world.startEpisode(authority, AUTHORITIES[place + 2] ?? authority);
            episodes.push(id);
            leads.set(id, { authority, term: 1 });
          }
          const boroughs: Boroughs = {
            world,
            chance,
            people: new PeopleOfTheBoroughs(world, chance),
            episodes,
            taken: [],
          };
          await fc.asyncModelRun(() => ({ model: { leads }, real: boroughs }), commands);
          world.episodeWork.crash = undefined;
          world.arbitrationWork.crash = undefined;
          while ((await world.carry()).length > 0);
          while ((await world.wake()) > 0);
          while ((await world.carry()).length > 0);
        },
      ),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    expect(await checkWorld(world, { punctual: false })).toEqual([]);
    expect(world.failures.filter((name) => name !== 'CrashError')).toEqual([]);
    // Runs in which nothing gets anywhere prove nothing.
    const [ended] =
      await world.episodeSchema.database.query<Record<string, number>[]>(ENDED_TRANSFERS);
    const [outcomes] = await world.arbitrationSchema.database.query<Record<string, number>[]>(
      'SELECT count(*)::integer AS outcomes FROM outcome_record',
    );
    for (const [what, count] of Object.entries({ ...ended, ...outcomes }))
      expect([what, count > 0]).toEqual([what, true]);
  }, 300_000);
});
