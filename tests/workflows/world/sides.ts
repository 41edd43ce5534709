import { Sealer } from '@hub/security';
import { ScratchSchema } from '@hub/testing';
import { SqlTimers } from '@hub/timers';
import { migrations as arbitrationMigrations } from '../../../apps/arbitration-service/migrations/migrations.js';
import { readLadderFile } from '../../../apps/arbitration-service/src/adapters/ladder-file.js';
import { storesOn } from '../../../apps/arbitration-service/src/adapters/persistence/stores.js';
import { counterpartTable } from '../../../apps/arbitration-service/src/adapters/persistence/tables.js';
import { keepLadder } from '../../../apps/arbitration-service/src/application/keep-ladder.js';
import type { ArbitrationStores } from '../../../apps/arbitration-service/src/application/ports.js';
import { migrations as episodeMigrations } from '../../../apps/episode-service/migrations/migrations.js';
import { SqlDocumentStore } from '../../../apps/episode-service/src/adapters/persistence/document-store.js';
import { TypeormEpisodeStore } from '../../../apps/episode-service/src/adapters/persistence/episode-store.js';
import { TypeormKnownConsentStore } from '../../../apps/episode-service/src/adapters/persistence/known-consent-store.js';
import { tables } from '../../../apps/episode-service/src/adapters/persistence/tables.js';
import { TypeormTransferStore } from '../../../apps/episode-service/src/adapters/persistence/transfer-store.js';
import type { EpisodeStores } from '../../../apps/episode-service/src/application/ports.js';
import { backing } from '../../config.js';
import { BUS_TABLES, BusWork } from './bus-work.js';

const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 7).toString('base64') } });
export const LADDER = readLadderFile('data/escalation-ladder.yaml');

/** One service: its schema, and its unit of work over it. */
export interface Side<Stores> {
  readonly schema: ScratchSchema;
  readonly work: BusWork<Stores>;
}

/** Episode-service on a real PostgreSQL. */
export async function episodeSide(): Promise<Side<EpisodeStores>> {
  const schema = await ScratchSchema.create(backing.databaseUrl, {
    entities: tables,
    migrations: episodeMigrations,
  });
  await schema.database.query(BUS_TABLES);
  const work = new BusWork<EpisodeStores>(schema.database, (manager) => {
    const own = {
      episodes: new TypeormEpisodeStore(manager),
      transfers: new TypeormTransferStore(manager),
      consents: new TypeormKnownConsentStore(manager),
      documents: new SqlDocumentStore(manager),
      timers: new SqlTimers(manager),
    };
    // The stores that no workflow touches are left out: touching one fails at once.
    return own as Pick<EpisodeStores, keyof typeof own> as EpisodeStores;
  });
  return { schema, work };
}

/** Arbitration-service on a real PostgreSQL. */
export async function arbitrationSide(): Promise<Side<ArbitrationStores>> {
  const schema = await ScratchSchema.create(backing.databaseUrl, {
    entities: [counterpartTable],
    migrations: arbitrationMigrations,
  });
  await schema.database.query(BUS_TABLES);
  // The simulation carries every fact itself; that one is late is not what it tries.
  await schema.database.query("INSERT INTO people_heard VALUES (true, now(), 'infinity')");
  const work = new BusWork<ArbitrationStores>(schema.database, (manager) =>
    storesOn(manager, sealer),
  );
  await keepLadder(work, LADDER);
  return { schema, work };
}
