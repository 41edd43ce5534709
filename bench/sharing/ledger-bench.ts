import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { ConsentWithdrawn, WithdrawConsent } from '@hub/contracts/consent';
import { isRefusal } from '@hub/contracts';
import type { InclusionProof } from '@hub/contracts/ledger';
import { ConsentRefused } from '@hub/internal-messages';
import type { Evidence, EvidenceBatch, JournalEvent } from '@hub/journal';
import { fact } from '@hub/use-case';
import {
  foldRoot,
  HASH_BYTES,
  innerHash,
  leafHash,
  nodesOf,
  provesInclusion,
  signCheckpoint,
  signerOf,
  TILE_WIDTH,
  TileSet,
  tilesOf,
  verifierOf,
  verifyLedger,
} from '@hub/evidence-ledger';
import { Journal, MESSAGING_MIGRATIONS, SqlUnitOfWork } from '@hub/messaging';
import { Sealer } from '@hub/security';
import { asked, ScratchSchema } from '@hub/testing';
import { migrations } from '../../apps/ledger-service/migrations/migrations.js';
import { storesOn } from '../../apps/ledger-service/src/adapters/persistence/stores.js';
import { AppendEvidence } from '../../apps/ledger-service/src/application/append-evidence.js';
import { LedgerGuard } from '../../apps/ledger-service/src/application/guard-ledger.js';
import type { LedgerStores } from '../../apps/ledger-service/src/application/ports.js';
import { ReadLedger } from '../../apps/ledger-service/src/application/read-ledger.js';
import { LedgerDatabase } from '../../tools/ledger/ledger-database.js';
import type { BackingServices } from '../../tools/backing-services/services.js';
import { type Percentiles, percentiles } from '../percentiles.js';
import { settle } from '../settle.js';

const APPENDED = 100_000;
/** As many as a service's journal is shipped in. */
const PER_MESSAGE = 200;
const LARGE = 10_000_000;
const PROOFS = 500;
const COMMANDS = 3_000;
const WARM_UP = 100;

const signer = signerOf('bench', 'ledger', Buffer.alloc(32, 1).toString('base64'));
const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 2).toString('base64') } });
const clock = { now: () => new Date().toISOString() };

/**
 * The ledger on a real database: what leaves, proofs and verifications take, and evidence costs.
 */
export async function measureLedger(
  backing: BackingServices,
  tell: (sentence: string) => void,
): Promise<object> {
  const scratch = await ScratchSchema.create(backing.databaseUrl, {
    entities: [],
    migrations: [...migrations, ...MESSAGING_MIGRATIONS],
  });
  try {
    tell(`Appending ${String(APPENDED)} leaves, ${String(PER_MESSAGE)} in a message.`);
    const appended = await append(scratch.database);
    tell('Verifying them.');
    const verified = await verify(scratch.url);
    tell('What evidence costs a command.');
    const command = await costOfEvidence(scratch.database);
    tell(`Proofs in a tree of ${String(LARGE)} leaves.`);
    return { appended, verified, command, proofs: await proofs(scratch.database, backing) };
  } finally {
    await scratch.drop();
  }
}

function workOn<Stores>(
  database: DataSource,
  stores: (manager: DataSource['manager']) => Stores,
  journal = new Journal(false),
): SqlUnitOfWork<Stores> {
  return new SqlUnitOfWork({
    service: 'ledger-service',
    database,
    stores,
    clock,
    sealer,
    journal,
    onFacts: () => undefined,
  });
}

function evidenceBatch(number: number): EvidenceBatch {
  const by = {
    authority: 'E09000023',
    personId: uuidv7(),
    clientId: 'lewisham',
    door: 'http',
  } as const;
  const evidence: Evidence = {
    action: WithdrawConsent.type,
    outcome: 'done',
    by,
    message: uuidv7(),
    conversation: uuidv7(),
    episode: uuidv7(),
    concerning: ['E09000011', 'E09000028'],
    facts: [`${ConsentWithdrawn.type} ${uuidv7()}`],
    request: randomBytes(32).toString('hex'),
  };
  return { service: 'consent-service', id: String(number), at: clock.now(), evidence };
}

async function append(database: DataSource): Promise<object> {
  const guard = new LedgerGuard(
    { name: 'nothing', read: () => undefined, write: () => undefined },
    verifierOf(signer),
  );
  const appending = new AppendEvidence(workOn<LedgerStores>(database, storesOn), signer, guard, {
    clock,
    ids: { next: uuidv7 },
  });
  const milliseconds: number[] = [];
  for (let from = 0; from < APPENDED; from += PER_MESSAGE) {
    const batches = Array.from({ length: PER_MESSAGE }, (_, place) => evidenceBatch(from + place));
    const began = performance.now();
    await appending.execute(batches);
    milliseconds.push(performance.now() - began);
  }
  const seconds = milliseconds.reduce((sum, one) => sum + one, 0) / 1_000;
  return {
    leaves: APPENDED,
    leavesPerSecond: Math.round(APPENDED / seconds),
    message: percentiles(milliseconds),
  };
}

async function verify(scratchUrl: string): Promise<object> {
  const source = await LedgerDatabase.open(scratchUrl, undefined);
  const began = performance.now();
  const result = await verifyLedger({
    leaves: source.leaves(),
    checkpoints: await source.checkpoints(),
    ledger: [verifierOf(signer)],
    witnessed: [],
  });
  const seconds = (performance.now() - began) / 1_000;
  await source.close();
  if (result.fault) throw new Error(`The ledger is broken: ${JSON.stringify(result.fault)}`);
  return {
    leaves: result.leaves,
    checkpoints: result.checkpoints,
    leavesPerSecond: Math.round(result.leaves / seconds),
  };
}

/** The journal without evidence, as it was before there was a ledger. */
class WithoutEvidence extends Journal {
  override write(
    sql: Parameters<Journal['write']>[0],
    events: readonly JournalEvent[],
  ): Promise<void> {
    return super.write(sql, events);
  }
  override writeWith(
    sql: Parameters<Journal['writeWith']>[0],
    { events }: Parameters<Journal['writeWith']>[1],
    change: string,
    values: readonly unknown[],
  ): Promise<void> {
    return super.writeWith(sql, { events, evidence: undefined }, change, values);
  }
}

/** The same command with and without, in turns, so that other work meets both. */
async function costOfEvidence(database: DataSource): Promise<object> {
  await database.query('CREATE TABLE counter (id uuid PRIMARY KEY, value integer NOT NULL)');
  const stores = (manager: DataSource['manager']) => ({
    add: (id: string) => manager.query('INSERT INTO counter VALUES ($1, 1)', [id]),
  });
  const kinds = {
    with: workOn(database, stores, new Journal()),
    without: workOn(database, stores, new WithoutEvidence()),
  };
  const milliseconds: Record<keyof typeof kinds, number[]> = { with: [], without: [] };
  for (let number = 0; number < COMMANDS * 2; number += 1) {
    const kind = number % 2 === 0 ? 'with' : 'without';
    const id = uuidv7();
    const payload = { consentId: id, episodeId: id, authority: 'E09000023' };
    const began = performance.now();
    await kinds[kind].request(
      { ...asked('E09000023', { idempotencyKey: id }), messageId: id },
      payload,
      async ({ add }) => {
        await add(id);
        return { result: { id }, facts: [fact(ConsentRefused, payload)] };
      },
    );
    milliseconds[kind].push(performance.now() - began);
  }
  const figures = {
    with: percentiles(milliseconds.with),
    without: percentiles(milliseconds.without),
  };
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, one) => sum + one, 0) / values.length;
  return {
    ...figures,
    ratioOfMeans:
      Math.round((mean(milliseconds.with) / mean(milliseconds.without)) * 1_000) / 1_000,
    ratioOfMedians: Math.round((figures.with.p50 / figures.without.p50) * 1_000) / 1_000,
  };
}

/** A tree of ten million leaves: all its tiles, and as many entries as are asked for. */
async function proofs(
  database: DataSource,
  backing: BackingServices,
): Promise<{ leaves: number; proof: Percentiles }> {
  await database.query('TRUNCATE leaf, tile, checkpoint, source, cosignature');
  const step = LARGE / PROOFS;
  const wanted: { index: number; entry: string; message: string }[] = [];
  let above: Buffer[] = [];
  for (let first = 0; first < LARGE; first += TILE_WIDTH) {
    const hashes = Array.from({ length: Math.min(TILE_WIDTH, LARGE - first) }, (_, place) => {
      const index = first + place;
      if (index % step !== 0) return randomHash(index);
      wanted.push({ index, entry: `{"n":${String(index)}}`, message: uuidv7() });
      return leafHash(`{"n":${String(index)}}`);
    });
    await database.query('INSERT INTO tile (level, index, hashes) VALUES (0, $1, $2)', [
      first / TILE_WIDTH,
      Buffer.concat(hashes),
    ]);
    if (hashes.length === TILE_WIDTH) above.push(rootOfTile(hashes));
  }
  for (let level = 1; above.length > 0; level += 1) {
    const next: Buffer[] = [];
    for (let first = 0; first < above.length; first += TILE_WIDTH) {
      const hashes = above.slice(first, first + TILE_WIDTH);
      await database.query('INSERT INTO tile (level, index, hashes) VALUES ($1, $2, $3)', [
        level,
        first / TILE_WIDTH,
        Buffer.concat(hashes),
      ]);
      if (hashes.length === TILE_WIDTH) next.push(rootOfTile(hashes));
    }
    above = next;
  }
  for (const { index, entry, message } of wanted)
    await database.query(
      `INSERT INTO leaf (index, entry, message, authorities) VALUES ($1, $2, $3, '{}')`,
      [index, entry, message],
    );
  const store = storesOn(database.manager).ledger;
  const nodes = nodesOf(0, LARGE);
  const tiles = new TileSet(await store.tiles(tilesOf(nodes)));
  const root = foldRoot(nodes.map((node) => tiles.hashOf(node)));
  await database.query('INSERT INTO checkpoint (size, note, at) VALUES ($1, $2, now())', [
    LARGE,
    signCheckpoint({ origin: signer.name, size: LARGE, root }, signer),
  ]);
  await settle(backing);
  const reading = new ReadLedger(workOn<LedgerStores>(database, storesOn), verifierOf(signer), {
    find: () => Promise.resolve({ hidden: false, shielded: false }),
  });
  const operations = asked('hub', { roles: ['hub_operations'] });
  for (const { message } of wanted.slice(0, WARM_UP))
    await reading.inclusion({ messageId: message }, operations);
  const milliseconds: number[] = [];
  for (const { message } of wanted) {
    const began = performance.now();
    const proof = await reading.inclusion({ messageId: message }, operations);
    milliseconds.push(performance.now() - began);
    if (isRefusal(proof) || !holds(proof)) throw new Error('A proof does not hold');
  }
  return { leaves: LARGE, proof: percentiles(milliseconds) };

  function holds(proof: InclusionProof): boolean {
    return provesInclusion(
      leafHash(proof.entry),
      proof,
      proof.path.map((one) => Buffer.from(one, 'base64')),
      root,
    );
  }
}

function randomHash(index: number): Buffer {
  const bytes = Buffer.alloc(HASH_BYTES, index % 251);
  bytes.writeUInt32BE(index);
  return bytes;
}

function rootOfTile(hashes: readonly Buffer[]): Buffer {
  const tiles = new TileSet([{ level: 0, index: 0, hashes: Buffer.concat(hashes) }]);
  return innerHash(tiles.hashOf({ level: 7, index: 0 }), tiles.hashOf({ level: 7, index: 1 }));
}
