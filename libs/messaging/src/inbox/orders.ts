import type { EntityManager } from 'typeorm';
import {
  DeadLetterDiscardOrdered,
  type DeadLetterOrderPayload,
  DeadLetterReplayOrdered,
  MessageResendOrdered,
  type MessageResendOrderPayload,
} from '@hub/internal-messages';
import type { JournalEvent } from '@hub/journal';
import type { Journal } from '../journal/journal.js';
import type { HoldState } from './hold.js';
import { InboxTables } from './inbox-tables.js';

export type Order = DeadLetterOrderPayload | MessageResendOrderPayload;

/**
 * Carries out what operations decided of a message that this service gave up, or sends one more
 * time what was sent. A message that is no longer here had its effect before: the order ends as a
 * duplicate.
 */
export async function carryOutOrder(
  manager: EntityManager,
  journal: Journal,
  type: string,
  order: Order,
): Promise<void> {
  const { messageId: message } = order;
  if (!('itemId' in order)) return resend(manager, journal, message);
  const { itemId: replayItem } = order;
  const tables = new InboxTables(manager);
  const note = (kind: JournalEvent['kind']): Promise<void> =>
    journal.write(manager, [{ kind, message, replayItem }]);
  const change = (state: HoldState): Promise<void> =>
    tables.changeHolds(new Map([[message, state]]));
  const hold = await tables.lockHold(message);
  if (type === DeadLetterReplayOrdered.type) {
    if (hold) await change({ reason: 'retry', attempts: 0, inMs: 0, replayItem });
    else if (!(await tables.askReplayOfUnreadable(message, replayItem))) await note('duplicate');
    return;
  }
  if (hold) await change({ reason: 'discarded', attempts: hold.attempts, replayItem });
  else await note((await tables.dropUnreadable(message)) ? 'discarded' : 'duplicate');
}

/** The message keeps its id and place: whoever has it drops it. */
async function resend(manager: EntityManager, journal: Journal, message: string): Promise<void> {
  const rows = await manager.query<unknown[]>(
    `INSERT INTO outbox (message_id, type, sequence, envelope, resent)
     SELECT message_id, type, sequence, envelope, true FROM outbox_sent WHERE message_id = $1
       ON CONFLICT DO NOTHING RETURNING id`,
    [message],
  );
  if (rows.length > 0) await journal.write(manager, [{ kind: 'resent', message }]);
}

export const ORDER_TYPES: ReadonlySet<string> = new Set([
  DeadLetterReplayOrdered.type,
  DeadLetterDiscardOrdered.type,
  MessageResendOrdered.type,
]);
