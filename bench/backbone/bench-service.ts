import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type EpisodeView, ReadEpisode } from '@hub/contracts/episode';
import { ConsentRefused } from '@hub/internal-messages';
import { fact, type MessageContext, type UnitOfWork } from '@hub/use-case';
import type { EventContext } from '@hub/messaging';
import { answer, type Composition, react, runService, type ServiceParts } from '@hub/service-host';
import { percentiles } from '../percentiles.js';
import { config } from './config.js';
import { CreateBench1 } from './create-bench.js';

/**
 * The least that a service can do on the real service host: as consent-service it writes one row
 * and one fact in a transaction, as episode-service it changes one row for each fact. The load is
 * made inside, so that no HTTP is measured.
 */
const ACCOUNTS = 500;
const accounts = Array.from({ length: ACCOUNTS }, () => uuidv7());
const { service: role } = config;

class BenchStores {
  constructor(readonly manager: EntityManager) {}
}

class BenchParts {
  readonly work: UnitOfWork<BenchStores>;
  processed = 0;
  lastAt = 0;
  milliseconds: number[] = [];

  constructor(parts: ServiceParts) {
    this.work = parts.unitOfWork((manager) => new BenchStores(manager));
  }
}

async function countOne(manager: EntityManager, id: string): Promise<[]> {
  if (config.effect === 'each')
    await manager.query('UPDATE bench_account SET count = count + 1 WHERE id = $1', [id]);
  return [];
}

async function countAll({ manager }: BenchStores, ids: readonly string[]): Promise<void> {
  await manager.query(
    'UPDATE bench_account b SET count = b.count + g.many FROM (SELECT id, count(*) AS many FROM unnest($1::uuid[]) AS id GROUP BY id) g WHERE b.id = g.id',
    [ids],
  );
}

class TakeEffect {
  constructor(private readonly parts: BenchParts) {}

  async execute({ consentId }: { consentId: string }, context: EventContext): Promise<void> {
    if (config.effect === 'together')
      await this.parts.work.reactTogether(context, consentId, countAll);
    else await this.parts.work.react(context, ({ manager }) => countOne(manager, consentId));
    this.parts.processed += 1;
    this.parts.lastAt = Date.now();
    this.parts.milliseconds.push(Date.now() - Date.parse(context.envelope.time));
  }
}

let parts: BenchParts | undefined;

function compose(given: ServiceParts): Composition {
  parts = new BenchParts(given);
  if (role !== 'episode-service') return { handlers: [] };
  const takeEffect = new TakeEffect(parts);
  return {
    handlers: [
      react(ConsentRefused, (payload, context) => takeEffect.execute(payload, context)),
      // What was asked, sent back: the least that an answer can be.
      answer(ReadEpisode, (payload) => payload as unknown as EpisodeView),
    ],
  };
}

async function write(facts: number, number: number): Promise<void> {
  const messageId = uuidv7();
  const caller = {
    authority: 'E09000023',
    roles: [],
    verified: true,
    clientId: 'bench',
    door: 'http',
  } as const;
  const context: MessageContext = {
    messageId,
    type: 'bench.write.v1',
    correlationId: messageId,
    caller,
  };
  const account = accounts[number % ACCOUNTS] ?? '';
  await parts?.work.request(context, {}, async ({ manager }) => {
    await manager.query('UPDATE bench_account SET count = count + 1 WHERE id = $1', [account]);
    const payloads = Array.from({ length: facts }, (_, place) => ({
      consentId: accounts[(number * facts + place) % ACCOUNTS] ?? '',
      episodeId: messageId,
      authority: 'E09000023',
    }));
    return { result: {}, facts: payloads.map((payload) => fact(ConsentRefused, payload)) };
  });
}

/** `/run?seconds=5&perSecond=1000&facts=1&workers=8`; without a rate as fast as it goes. */
async function run(query: Record<string, string | undefined>): Promise<object> {
  const [seconds, rate, facts, workers] = [
    Number(query['seconds']),
    Number(query['perSecond'] ?? 0),
    Number(query['facts'] ?? 1),
    Number(query['workers'] ?? 8),
  ];
  const began = performance.now();
  const until = began + seconds * 1_000;
  let written = 0;
  const work = async (worker: number): Promise<void> => {
    while (performance.now() < until) {
      const number = written;
      written += 1;
      const due = rate === 0 ? 0 : began + (number * 1_000) / rate;
      if (due > performance.now()) await pause(due - performance.now());
      await write(facts, number * workers + worker);
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
  return {
    written,
    messages: written * facts,
    seconds: (performance.now() - began) / 1_000,
    beganAt: Date.now() - (performance.now() - began),
  };
}

function wire(app: INestApplication): void {
  app.use('/run', (request: Request, reply: Response) => {
    run(request.query as Record<string, string>).then(
      (figures) => reply.json(figures),
      (error: unknown) => reply.status(500).json({ error: String(error) }),
    );
  });
  app.use('/figures', (request: Request, reply: Response) => {
    const wanted = request.query['latency'] === 'yes' ? (parts?.milliseconds ?? []) : [];
    reply.json({
      processed: parts?.processed,
      lastAt: parts?.lastAt,
      latency: percentiles(wanted),
    });
  });
  app.use('/forget', (_request: Request, reply: Response) => {
    if (parts) Object.assign(parts, { processed: 0, milliseconds: [] });
    reply.end();
  });
}

async function prepare(given: ServiceParts): Promise<void> {
  if (role === 'consent-service')
    await given.database.query(
      'INSERT INTO bench_account (id, count) SELECT unnest($1::uuid[]), 0',
      [accounts],
    );
}

await runService({
  config,
  entities: [],
  migrations: [CreateBench1],
  compose,
  wire: async (app, given) => {
    wire(app);
    await prepare(given);
  },
});
