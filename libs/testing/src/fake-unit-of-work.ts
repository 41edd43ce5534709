import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import {
  type EvidenceDetail,
  type Fact,
  type MessageContext,
  type Outcome,
  published,
  type UnitOfWork,
} from '@hub/use-case';
import { snapshot } from './snapshot.js';

/** The use case refused, or was rehearsed; a refusal that it gives as its result is kept. */
class TakenBack<R> extends Error {
  constructor(readonly outcome: R) {
    super('What the use case did was taken back');
  }
}

interface KeptAnswer {
  readonly asked: string;
  readonly answer: object;
}

/**
 * Unit of work over in-memory stores. Keeps the facts as they would be published, handles each
 * message and each key once, and takes back what a use case did that refused or failed.
 */
export class FakeUnitOfWork<Stores> implements UnitOfWork<Stores> {
  readonly facts: Fact[] = [];
  /** What use cases added to the evidence of what was asked of them. */
  readonly evidence: EvidenceDetail[] = [];
  private readonly handled = new Set<string>();
  private readonly answers = new Map<string, KeptAnswer>();

  constructor(readonly stores: Stores) {}

  async request<R extends object>(
    context: MessageContext,
    payload: object,
    work: (stores: Stores) => Promise<Outcome<R> | Refusal>,
  ): Promise<R | Refusal> {
    const key = keyOf(context);
    const asked = askedOf(context, payload);
    const earlier = await this.answered<R>(context, payload);
    if (earlier) return earlier;
    return this.orTakeBack(async () => {
      const outcome = await work(this.stores);
      if (isRefusal(outcome)) throw new TakenBack(outcome);
      this.facts.push(...outcome.facts.map(published));
      if (outcome.evidence) this.evidence.push(outcome.evidence);
      if (key !== undefined) this.answers.set(key, { asked, answer: outcome.result });
      return outcome.result;
    });
  }

  answered<R extends object>(
    context: MessageContext,
    payload: object,
  ): Promise<R | Refusal | undefined> {
    const key = keyOf(context);
    const earlier = key === undefined ? undefined : this.answers.get(key);
    const isSame = earlier?.asked === askedOf(context, payload);
    return Promise.resolve(
      earlier && (isSame ? (earlier.answer as R) : refuse('idempotency_key_reused')),
    );
  }

  rehearse<R extends object>(work: (stores: Stores) => Promise<R | Refusal>): Promise<R | Refusal> {
    return this.orTakeBack<R>(async () => {
      throw new TakenBack(await work(this.stores));
    });
  }

  async react(
    context: MessageContext,
    work: (stores: Stores) => Promise<readonly Fact[]>,
  ): Promise<void> {
    if (this.handled.has(context.messageId)) return;
    await this.orTakeBack(async () => {
      this.facts.push(...(await work(this.stores)).map(published));
    });
    this.handled.add(context.messageId);
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

  private async orTakeBack<R>(work: () => Promise<R>): Promise<R | Refusal> {
    const takeBack = snapshot(this.stores as object);
    try {
      return await work();
    } catch (error) {
      takeBack();
      if (error instanceof TakenBack) return error.outcome as R | Refusal;
      throw error;
    }
  }

  /** Types of the facts so far, with whom they are told to. */
  get told(): [string, readonly string[]][] {
    return this.facts.map(({ event, recipients }) => [event.type, recipients]);
  }
}

function keyOf({ caller, idempotencyKey }: MessageContext): string | undefined {
  return idempotencyKey && `${caller.clientId}/${caller.personId ?? '-'} ${idempotencyKey}`;
}

function askedOf({ type }: MessageContext, payload: object): string {
  return `${type} ${JSON.stringify(payload)}`;
}
