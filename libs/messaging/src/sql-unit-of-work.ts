import type { DataSource, EntityManager } from 'typeorm';
import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { JournalEvent } from '@hub/journal';
import type { Clock, Fact, MessageContext, Outcome, UnitOfWork } from '@hub/use-case';
import { currentTraceId } from '@hub/observability';
import { canonicalJson, type Sealer } from '@hub/security';
import { Reaction, type SharedWork } from './inbox/reaction.js';
import { evidenceOf } from './journal/evidence-of.js';
import type { Journal } from './journal/journal.js';
import { writeFacts } from './outbox/write-facts.js';

interface PendingRequest {
  readonly context: MessageContext;
  readonly payload: object;
  /** Keyed hash of what was asked: tells repeats from others, and stands in the evidence. */
  readonly hash: string;
  readonly began: number;
}

interface WithKey {
  readonly idempotencyKey: string;
}

/** Undoes what a use case did, and carries what came of it. */
class RolledBack<R> extends Error {
  override readonly name = 'RolledBack';
  constructor(readonly outcome: R) {
    super('What the use case did was taken back');
  }
}

export interface UnitOfWorkOptions<Stores> {
  readonly service: string;
  readonly database: DataSource;
  /** The service's stores over one transaction. */
  readonly stores: (manager: EntityManager) => Stores;
  readonly clock: Clock;
  /** Protects the first answers kept for idempotency. */
  readonly sealer: Sealer;
  readonly journal: Journal;
  readonly onFacts: () => void;
}

/**
 * Unit of work on PostgreSQL: state, outbox, inbox mark and idempotent answer in one transaction.
 */
export class SqlUnitOfWork<Stores> implements UnitOfWork<Stores> {
  private readonly sharedWorks = new WeakMap<object, SharedWork['run']>();

  constructor(private readonly options: UnitOfWorkOptions<Stores>) {}

  async request<R extends object>(
    context: MessageContext,
    payload: object,
    work: (stores: Stores) => Promise<Outcome<R> | Refusal>,
  ): Promise<R | Refusal> {
    const asked = {
      context,
      payload,
      hash: this.hashOf(context, payload),
      began: performance.now(),
    };
    const done = await this.transaction(async (manager) => {
      const earlier = await this.claimKey<R>(manager, asked);
      if (earlier) return { answer: earlier, facts: 0 };
      const outcome = await work(this.options.stores(manager));
      if (isRefusal(outcome)) throw new RolledBack(outcome);
      await this.keepAnswer(manager, context, outcome.result);
      await this.write(manager, outcome, asked);
      return { answer: outcome.result, facts: outcome.facts.length };
    });
    if (isRefusal(done)) {
      await this.noteRefusal(done, asked);
      return done;
    }
    if (done.facts > 0) this.options.onFacts();
    return done.answer;
  }

  answered<R extends object>(
    context: MessageContext,
    payload: object,
  ): Promise<R | Refusal | undefined> {
    const { idempotencyKey } = context;
    if (idempotencyKey === undefined) return Promise.resolve(undefined);
    const hash = this.hashOf(context, payload);
    return this.keptAnswer<R>(this.options.database.manager, { context, hash, idempotencyKey });
  }

  rehearse<R extends object>(work: (stores: Stores) => Promise<R | Refusal>): Promise<R | Refusal> {
    return this.transaction<R>(async (manager) => {
      throw new RolledBack(await work(this.options.stores(manager)));
    });
  }

  /** The work runs in the transaction of the message, with others of its batch; see `Inbox`. */
  react(
    context: MessageContext,
    work: (stores: Stores) => Promise<readonly Fact[]>,
  ): Promise<void> {
    return Reaction.of(context).join((manager) => work(this.options.stores(manager)));
  }

  reactTogether<Change>(
    context: MessageContext,
    change: Change,
    work: (stores: Stores, changes: readonly Change[]) => Promise<void>,
  ): Promise<void> {
    return Reaction.of(context).join({ run: this.shared(work), change });
  }

  repeatable(work: (stores: Stores) => Promise<void>): Promise<void> {
    return work(this.options.stores(this.options.database.manager));
  }

  read<R>(work: (stores: Stores) => Promise<R>): Promise<R> {
    return work(this.options.stores(this.options.database.manager));
  }

  /** One function for each work, by which the inbox knows which changes belong together. */
  private shared(
    work: (stores: Stores, changes: readonly never[]) => Promise<void>,
  ): SharedWork['run'] {
    const known = this.sharedWorks.get(work);
    if (known) return known;
    const run: SharedWork['run'] = (manager, changes) =>
      work(this.options.stores(manager), changes as readonly never[]);
    this.sharedWorks.set(work, run);
    return run;
  }

  private async transaction<R>(work: (manager: EntityManager) => Promise<R>): Promise<R | Refusal> {
    try {
      return await this.options.database.transaction(work);
    } catch (error) {
      if (error instanceof RolledBack) return error.outcome as R | Refusal;
      throw error;
    }
  }

  private async write(
    manager: EntityManager,
    { facts, result, evidence }: Outcome<object>,
    { context, payload, hash, began }: PendingRequest,
  ): Promise<void> {
    const { service, clock, journal } = this.options;
    // The hub's own chores ask every second; only those that led to something, or say that they
    // did, are worth a line.
    const chore =
      facts.length === 0 && evidence === undefined && context.caller.door === 'internal';
    const beside = chore ? [] : [requestedBy(context, performance.now() - began)];
    const caused = facts.map((fact) => ({ fact, cause: context }));
    const because = isRefusal(result)
      ? { outcome: 'refused' as const, because: result.refused }
      : { outcome: 'done' as const };
    const kept = chore
      ? undefined
      : evidenceOf(context, payload, facts, { ...because, ...evidence, request: hash });
    await writeFacts(manager, caused, {
      service,
      time: clock.now(),
      journal,
      beside,
      evidence: kept,
    });
  }

  /** A refusal undid whatever it came from; that it was given stays. */
  private async noteRefusal(
    { refused: because, rule }: Refusal,
    { context, payload, hash }: PendingRequest,
  ): Promise<void> {
    const { database, journal } = this.options;
    if (context.caller.door === 'internal') return;
    const said = { because, request: hash, ...(rule === undefined ? {} : { rule }) };
    await journal.write(
      database.manager,
      [],
      evidenceOf(context, payload, [], { outcome: 'refused', ...said }),
    );
  }

  private hashOf(context: MessageContext, payload: object): string {
    return this.options.sealer.fingerprint(`${context.type} ${canonicalJson(payload)}`);
  }

  private async claimKey<R extends object>(
    manager: EntityManager,
    { context, hash }: PendingRequest,
  ): Promise<R | Refusal | undefined> {
    if (context.idempotencyKey === undefined) return undefined;
    const scope = scopeOf(context);
    const fresh = await manager.query<unknown[]>(
      `INSERT INTO idempotency (scope, key, fingerprint) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
         RETURNING key`,
      [scope, context.idempotencyKey, hash],
    );
    if (fresh.length > 0) return undefined;
    const { idempotencyKey } = context;
    return this.keptAnswer<R>(manager, { context, hash, idempotencyKey });
  }

  private async keptAnswer<R extends object>(
    manager: EntityManager,
    { context, hash, idempotencyKey }: Pick<PendingRequest, 'context' | 'hash'> & WithKey,
  ): Promise<R | Refusal | undefined> {
    const scope = scopeOf(context);
    const [row] = await manager.query<{ fingerprint: string; reply: Buffer | null }[]>(
      'SELECT fingerprint, reply FROM idempotency WHERE scope = $1 AND key = $2',
      [scope, idempotencyKey],
    );
    if (row === undefined) return undefined;
    if (row.fingerprint !== hash) return refuse('idempotency_key_reused');
    if (row.reply === null) return undefined;
    return JSON.parse(this.options.sealer.open(row.reply, scope).toString('utf8')) as R;
  }

  private async keepAnswer(
    manager: EntityManager,
    context: MessageContext,
    result: object,
  ): Promise<void> {
    if (context.idempotencyKey === undefined) return;
    const scope = scopeOf(context);
    await manager.query('UPDATE idempotency SET reply = $3 WHERE scope = $1 AND key = $2', [
      scope,
      context.idempotencyKey,
      this.options.sealer.seal(JSON.stringify(result), scope),
    ]);
  }
}

function requestedBy(
  { messageId: message, type, correlationId: conversation, caller }: MessageContext,
  milliseconds: number,
): JournalEvent {
  const trace = currentTraceId();
  const workedMs = Math.round(milliseconds * 100) / 100;
  return {
    kind: 'requested',
    message,
    type,
    conversation,
    from: caller.authority,
    workedMs,
    ...(trace === undefined ? {} : { trace }),
  };
}

function scopeOf(context: MessageContext): string {
  return `${context.caller.clientId}/${context.caller.personId ?? '-'}`;
}
