import type { DataSource, EntityManager } from 'typeorm';
import type { ChildDetails, PublishPointerPayload } from '@hub/contracts';
import type { IdentityDetails } from '@hub/matching';
import type { Sealer } from '@hub/security';
import type { KeyedIdentityTokens } from '../../apps/episode-service/src/adapters/keyed-identity-tokens.js';
import { TypeormLookupQuestionStore } from '../../apps/episode-service/src/adapters/persistence/lookup-question-store.js';
import { SqlPointerStore } from '../../apps/episode-service/src/adapters/persistence/pointer-store.js';
import { findChild, type FoundPointer } from '../../apps/episode-service/src/application/lookups/find-child.js';

/** The index of episode-service, filled and asked as the service does it, without a service around it. */
export class IndexStage {
  constructor(
    private readonly database: DataSource,
    private readonly sealer: Sealer,
    private readonly tokens: KeyedIdentityTokens,
  ) {}

  /** @returns records a second, their tokens and envelopes included */
  async reconcile(authority: string, records: readonly { readonly reference: string; readonly details: IdentityDetails }[]): Promise<number> {
    const began = performance.now();
    const receivedAt = new Date().toISOString();
    const entries = records.map(({ reference, details }) => {
      const pointer: PublishPointerPayload = { reference, state: 'open', openedOn: '2025-11-03', socialCare: 'no', child: details as ChildDetails };
      return { authority, pointer, receivedAt, tokens: this.tokens.recordTokens(pointer) };
    });
    await this.database.transaction(async (manager) => {
      await this.pointers(manager).replaceAll(authority, entries, receivedAt);
    });
    return (records.length / (performance.now() - began)) * 1_000;
  }

  find(details: IdentityDetails): Promise<FoundPointer[]> {
    return this.database.transaction((manager) => {
      const stores = { pointers: this.pointers(manager), lookupQuestions: new TypeormLookupQuestionStore(manager) };
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
