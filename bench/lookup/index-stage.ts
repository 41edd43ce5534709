import { v7 as uuidv7 } from 'uuid';
import type { DataSource, EntityManager } from 'typeorm';
import type { ChildDetails, PublishPointerPayload } from '@hub/contracts/lookup';
import type { IdentityDetails } from '@hub/matching';
import type { Sealer } from '@hub/security';
import type { ThreadedIdentityTokens } from '../../apps/lookup-service/src/adapters/identity-tokens/threaded-identity-tokens.js';
import { TypeormHubEpisodeStore } from '../../apps/lookup-service/src/adapters/persistence/hub-episode-store.js';
import { TypeormLookupQuestionStore } from '../../apps/lookup-service/src/adapters/persistence/lookup-question-store.js';
import { SqlPointerStore } from '../../apps/lookup-service/src/adapters/persistence/pointer-store.js';
import { SqlReconciliationStore } from '../../apps/lookup-service/src/adapters/persistence/reconciliation-store.js';
import type {
  Reconciliation,
  StagedPointer,
} from '../../apps/lookup-service/src/application/pointers/pointer-ports.js';
import {
  findChild,
  type FoundPointer,
} from '../../apps/lookup-service/src/application/lookups/find-child.js';
import { withTokens } from '../../apps/lookup-service/src/application/pointers/with-tokens.js';

/** As the service does it. */
const BATCH = 1_000;

interface StoredRecord {
  readonly reference: string;
  readonly details: IdentityDetails;
}

/**
 * The index of lookup-service, filled and asked as the service does it, without a service around
 * it.
 */
export class IndexStage {
  constructor(
    private readonly database: DataSource,
    private readonly sealer: Sealer,
    private readonly tokens: ThreadedIdentityTokens,
  ) {}

  /** @returns records a second, their tokens and envelopes included */
  async reconcile(authority: string, records: readonly StoredRecord[]): Promise<number> {
    const began = performance.now();
    const receivedAt = new Date().toISOString();
    const reconciliation: Reconciliation = {
      id: uuidv7(),
      authority,
      state: 'receiving',
      parts: 1,
      pointers: records.length,
      begunAt: receivedAt,
      received: [],
    };
    await this.database.transaction(async (manager) => {
      const store = new SqlReconciliationStore(manager, this.sealer);
      await store.begin(reconciliation);
      let made = Promise.resolve<StagedPointer[]>([]);
      for (let from = 0; from < records.length; from += BATCH) {
        const before = made;
        made = this.stagedPointers(records.slice(from, from + BATCH), from);
        await store.stage(reconciliation, await before);
      }
      await store.stage(reconciliation, await made);
      await store.putInPlace(reconciliation);
    });
    return (records.length / (performance.now() - began)) * 1_000;
  }

  private stagedPointers(records: readonly StoredRecord[], from: number): Promise<StagedPointer[]> {
    const lines = records.map(({ reference, details }, place) => {
      const pointer: PublishPointerPayload = {
        reference,
        state: 'open',
        openedOn: '2025-11-03',
        socialCare: 'no',
        child: details as ChildDetails,
      };
      return { part: 1, line: from + place + 1, pointer };
    });
    return withTokens(lines, this.tokens);
  }

  find(details: IdentityDetails): Promise<FoundPointer[]> {
    return this.database.transaction((manager) => {
      const stores = {
        pointers: this.pointers(manager),
        lookupQuestions: new TypeormLookupQuestionStore(manager),
        hubEpisodes: new TypeormHubEpisodeStore(manager),
      };
      return findChild(details as ChildDetails, stores, this.tokens);
    });
  }

  /** Megabytes of the tables and their indexes. */
  async sizes(): Promise<Record<string, number>> {
    const rows = await this.database.query<{ name: string; megabytes: number }[]>(
      `SELECT relname AS name, (pg_total_relation_size(oid) / 1e6)::integer AS megabytes FROM pg_class
       WHERE relkind = 'r' AND relname IN ('pointer', 'pointer_token', 'value_count') AND relnamespace = current_schema()::regnamespace`,
    );
    return Object.fromEntries(rows.map(({ name, megabytes }) => [name, megabytes]));
  }

  private pointers(manager: EntityManager): SqlPointerStore {
    return new SqlPointerStore(manager, this.sealer);
  }
}
