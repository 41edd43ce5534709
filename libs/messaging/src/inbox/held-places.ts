import type { Hold, HoldState, NewHold } from './hold.js';
import type { StreamMessage } from './stream-message.js';

/**
 * The places of streams at which messages are held: as they were read, and what a plan changes of
 * them.
 */
export class HeldPlaces {
  readonly added = new Map<string, NewHold>();
  readonly changed = new Map<string, HoldState>();
  readonly dropped: string[] = [];
  private readonly byPlace = new Map<string, Hold>();
  private readonly byMessage = new Map<string, Hold>();

  constructor(holds: readonly Hold[]) {
    for (const hold of holds) this.put(hold);
  }

  at(stream: string, sequence: number): Hold | undefined {
    return this.byPlace.get(placeOf(stream, sequence));
  }

  /** Whether a message with this id is held, wherever. */
  holds(messageId: string): boolean {
    return this.byMessage.has(messageId);
  }

  add(message: StreamMessage, state: HoldState): void {
    const { stream, sequence, envelope, body } = message;
    this.added.set(envelope.id, { message, state });
    this.put({
      message_id: envelope.id,
      stream,
      sequence,
      envelope: body,
      reason: state.reason,
      attempts: state.attempts,
      due: false,
      replay_item: state.replayItem ?? null,
    });
  }

  /** Tried again in this batch, it would never end. */
  change(messageId: string, state: HoldState): void {
    const hold = this.byMessage.get(messageId);
    if (!hold) throw new Error('Only what is held can change');
    const added = this.added.get(messageId);
    if (added) this.added.set(messageId, { ...added, state });
    else this.changed.set(messageId, state);
    this.put({ ...hold, ...state, due: false });
  }

  drop({ message_id: messageId, stream, sequence }: Hold): void {
    this.byPlace.delete(placeOf(stream, sequence));
    this.byMessage.delete(messageId);
    if (!this.added.delete(messageId)) this.dropped.push(messageId);
  }

  private put(hold: Hold): void {
    this.byPlace.set(placeOf(hold.stream, hold.sequence), hold);
    this.byMessage.set(hold.message_id, hold);
  }
}

function placeOf(stream: string, sequence: number): string {
  return `${String(sequence)} ${stream}`;
}
