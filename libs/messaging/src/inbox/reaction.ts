import type { EntityManager } from 'typeorm';
import type { Fact, MessageContext } from '@hub/use-case';

/** What a handler does in the transaction of its message; may run again in another one. */
export type Work = (manager: EntityManager) => Promise<readonly Fact[]>;

/** Work that neighbours of a batch with the same `run` do at once, with all their changes. */
export interface SharedWork {
  readonly run: (manager: EntityManager, changes: readonly unknown[]) => Promise<void>;
  readonly change: unknown;
}

const reactions = new WeakMap<MessageContext, Reaction>();

/**
 * One run of a handler. The handler hands in its work and waits; the inbox runs the work in the
 * transaction of the batch and tells the handler how that ended.
 */
export class Reaction {
  /**
   * The handler's work; undefined where it ended without any. Rejects where it failed before
   * handing any in.
   */
  readonly work: Promise<Work | SharedWork | undefined>;
  private readonly handedIn = Promise.withResolvers<Work | SharedWork | undefined>();
  private readonly outcome = Promise.withResolvers<undefined>();
  private readonly handled: Promise<unknown>;
  private has = false;

  constructor(context: MessageContext, handle: () => Promise<unknown>) {
    reactions.set(context, this);
    this.work = this.handedIn.promise;
    this.work.catch(() => undefined);
    this.outcome.promise.catch(() => undefined);
    this.handled = handle().then(
      () => {
        this.handedIn.resolve(undefined);
      },
      (error: unknown) => {
        this.handedIn.reject(error);
      },
    );
  }

  /** @throws Error where the context is not that of a message under delivery */
  static of(context: MessageContext): Reaction {
    const reaction = reactions.get(context);
    if (!reaction)
      throw new Error(
        'Only the handler of a message under delivery reacts; pass on the context it was given',
      );
    return reaction;
  }

  /** Called by the handler: resolves once the work was committed. */
  join(work: Work | SharedWork): Promise<void> {
    if (this.has) throw new Error('A handler reacts once to a message');
    this.has = true;
    this.handedIn.resolve(work);
    return this.outcome.promise;
  }

  /** Lets the handler go on after the commit; resolves when it has ended. */
  async committed(): Promise<void> {
    this.outcome.resolve(undefined);
    await this.handled;
  }

  /** Ends a handler whose transaction was rolled back. */
  rolledBack(error: unknown): void {
    this.outcome.reject(error);
  }
}
