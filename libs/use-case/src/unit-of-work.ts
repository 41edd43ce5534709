import type { Refusal } from '@hub/contracts';
import type { Fact } from './fact.js';
import type { MessageContext } from './message-context.js';

/** What a use case adds to the evidence of its request. */
export interface EvidenceDetail {
  /** Code of the refusal, or of the decision. */
  readonly because?: string;
  /** The rule that decided, and its version. */
  readonly rule?: string;
  /** Codes of the purpose given. */
  readonly purpose?: string;
  readonly episode?: string;
  /** What it is about beside the episode, such as a document. */
  readonly subject?: string;
  /** GSS codes of the authorities told or concerned. */
  readonly concerning?: readonly string[];
}

export interface Outcome<R> {
  readonly result: R;
  readonly facts: readonly Fact[];
  /** What the ledger is to keep beside what it keeps of every request. */
  readonly evidence?: EvidenceDetail;
}

/**
 * One transaction over a service's stores. Everything in it is committed together: state, facts,
 * and the mark that this message was handled. A refusal rolls all of it back.
 */
export interface UnitOfWork<Stores> {
  /** Handles a request. A repeat with the same idempotency key gives the first answer again. */
  request<R extends object>(
    context: MessageContext,
    payload: object,
    work: (stores: Stores) => Promise<Outcome<R> | Refusal>,
  ): Promise<R | Refusal>;

  /**
   * What a request with that idempotency key was answered: to be asked first by what takes several
   * transactions, and keeps its answer with the last.
   */
  answered<R extends object>(
    context: MessageContext,
    payload: object,
  ): Promise<R | Refusal | undefined>;

  /**
   * Does what a request would, and takes all of it back: what would come of it, or why it would be
   * refused. Leaves nothing behind.
   */
  rehearse<R extends object>(work: (stores: Stores) => Promise<R | Refusal>): Promise<R | Refusal>;

  /** Reacts to a fact. A repeat of the same message does nothing. */
  react(context: MessageContext, work: (stores: Stores) => Promise<readonly Fact[]>): Promise<void>;

  /**
   * Reacts to a fact with a change that may be made together with those of other messages of the
   * same batch, in their order: one statement for many. Causes no facts.
   *
   * @param work the same function object each time; gets the changes of one message or of many
   */
  reactTogether<Change>(
    context: MessageContext,
    change: Change,
    work: (stores: Stores, changes: readonly Change[]) => Promise<void>,
  ): Promise<void>;

  /**
   * Makes one change whose repeat changes nothing, so that it needs neither a transaction nor a
   * mark.
   */
  repeatable(work: (stores: Stores) => Promise<void>): Promise<void>;

  /** Reads without changing anything. */
  read<R>(work: (stores: Stores) => Promise<R>): Promise<R>;
}
