import {
  type Fact,
  isRefusal,
  type MessageContext,
  type Outcome,
  type Refusal,
  type UnitOfWork,
} from '@hub/contracts';

/** Unit of work over in-memory stores: keeps the facts, handles each message and each key once. Rolls nothing back. */
export class FakeUnitOfWork<Stores> implements UnitOfWork<Stores> {
  readonly facts: Fact[] = [];
  private readonly handled = new Set<string>();
  private readonly answers = new Map<string, object>();

  constructor(readonly stores: Stores) {}

  async request<R extends object>(
    context: MessageContext,
    _payload: object,
    work: (stores: Stores) => Promise<Outcome<R> | Refusal>,
  ): Promise<R | Refusal> {
    const { idempotencyKey } = context;
    const earlier = idempotencyKey === undefined ? undefined : this.answers.get(idempotencyKey);
    if (earlier) return earlier as R;
    const outcome = await work(this.stores);
    if (isRefusal(outcome)) return outcome;
    this.facts.push(...outcome.facts);
    if (idempotencyKey !== undefined) this.answers.set(idempotencyKey, outcome.result);
    return outcome.result;
  }

  async react(
    context: MessageContext,
    work: (stores: Stores) => Promise<readonly Fact[]>,
  ): Promise<void> {
    if (this.handled.has(context.messageId)) return;
    this.handled.add(context.messageId);
    this.facts.push(...(await work(this.stores)));
  }

  async reactTogether<Change>(
    context: MessageContext,
    change: Change,
    work: (stores: Stores, changes: readonly Change[]) => Promise<void>,
  ): Promise<void> {
    await this.react(context, async (stores) => {
      await work(stores, [change]);
      return [];
    });
  }

  repeatable(work: (stores: Stores) => Promise<void>): Promise<void> {
    return work(this.stores);
  }

  read<R>(work: (stores: Stores) => Promise<R>): Promise<R> {
    return work(this.stores);
  }

  /** Types of the facts so far, with whom they are told to. */
  get told(): [string, readonly string[]][] {
    return this.facts.map(({ event, recipients }) => [event.type, recipients]);
  }
}
