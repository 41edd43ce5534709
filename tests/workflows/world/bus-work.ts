import type { DataSource, EntityManager } from 'typeorm';
import { isRefusal, type Refusal } from '@hub/contracts';
import type { Fact, MessageContext, Outcome, UnitOfWork } from '@hub/use-case';

/** Where a process may die: its work is undone, or it is done and nobody hears of it. */
export type Crash = 'before commit' | 'after commit';

export class CrashError extends Error {
  override readonly name = 'CrashError';
}

class RolledBack extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.refused);
  }
}

export const BUS_TABLES = `
  CREATE TABLE bus_fact (seq bigserial PRIMARY KEY, message uuid NOT NULL DEFAULT gen_random_uuid(), type text NOT NULL, payload jsonb NOT NULL);
  CREATE TABLE bus_handled (message uuid PRIMARY KEY);
`;

/**
 * The unit of work over real PostgreSQL for a simulation of thousands of workflows: state, facts
 * and marks of what was handled in one transaction, as in the services, but facts in one table that
 * the simulation carries itself, in its own order and as often as it likes.
 */
export class BusWork<Stores> implements UnitOfWork<Stores> {
  /** The next transaction dies here. */
  crash: Crash | undefined;

  constructor(
    private readonly database: DataSource,
    private readonly stores: (manager: EntityManager) => Stores,
  ) {}

  async request<R extends object>(
    _context: MessageContext,
    _payload: object,
    work: (stores: Stores) => Promise<Outcome<R> | Refusal>,
  ): Promise<R | Refusal> {
    try {
      return await this.transaction(async (manager) => {
        const outcome = await work(this.stores(manager));
        if (isRefusal(outcome)) throw new RolledBack(outcome);
        await tell(manager, outcome.facts);
        return outcome.result;
      });
    } catch (error) {
      if (error instanceof RolledBack) return error.refusal;
      throw error;
    }
  }

  async react(
    context: MessageContext,
    work: (stores: Stores) => Promise<readonly Fact[]>,
  ): Promise<void> {
    await this.transaction(async (manager) => {
      const fresh = await manager.query<object[]>(
        'INSERT INTO bus_handled (message) VALUES ($1) ON CONFLICT DO NOTHING RETURNING message',
        [context.messageId],
      );
      if (fresh.length > 0) await tell(manager, await work(this.stores(manager)));
    });
  }

  answered(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  rehearse(): Promise<never> {
    return Promise.reject(new Error('No workflow is rehearsed'));
  }

  reactTogether(): Promise<void> {
    return Promise.reject(new Error('No workflow reacts together'));
  }

  repeatable(work: (stores: Stores) => Promise<void>): Promise<void> {
    return work(this.stores(this.database.manager));
  }

  read<R>(work: (stores: Stores) => Promise<R>): Promise<R> {
    return work(this.stores(this.database.manager));
  }

  /** Reads what can only be read under lock. */
  locked<R>(work: (stores: Stores) => Promise<R>): Promise<R> {
    return this.database.transaction((manager) => work(this.stores(manager)));
  }

  private async transaction<R>(work: (manager: EntityManager) => Promise<R>): Promise<R> {
    const { crash } = this;
    this.crash = undefined;
    const result = await this.database.transaction(async (manager) => {
      const done = await work(manager);
      if (crash === 'before commit') throw new CrashError(crash);
      return done;
    });
    if (crash === 'after commit') throw new CrashError(crash);
    return result;
  }
}

async function tell(manager: EntityManager, facts: readonly Fact[]): Promise<void> {
  for (const { event, payload } of facts)
    await manager.query('INSERT INTO bus_fact (type, payload) VALUES ($1, $2)', [
      event.type,
      JSON.stringify(payload),
    ]);
}
