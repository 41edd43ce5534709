import type { EntityManager } from 'typeorm';
import { DeadLetterDiscardOrdered, DeadLetterReplayOrdered, type DeadLetterOrderPayload, type JournalEvent } from '@hub/contracts';
import type { Journal } from '../journal/journal.js';
import { InboxTables } from './inbox-tables.js';

/**
 * Carries out what operations decided of a message that this service gave up. A message that is no longer here had its
 * effect before: the order ends as a duplicate.
 */
export async function carryOutOrder(manager: EntityManager, journal: Journal, type: string, order: DeadLetterOrderPayload): Promise<void> {
  const { messageId: message, itemId: replayItem } = order;
  const tables = new InboxTables(manager);
  const note = (kind: JournalEvent['kind']): Promise<void> => journal.write(manager, [{ kind, message, replayItem }]);
  const hold = await tables.findHold(message);
  if (type === DeadLetterReplayOrdered.type) {
    if (hold) await tables.changeHold(message, { reason: 'retry', attempts: 0, inMs: 0, replayItem });
    else if (!(await tables.askReplayOfUnreadable(message, replayItem))) await note('duplicate');
    return;
  }
  if (hold) await tables.changeHold(message, { reason: 'discarded', attempts: hold.attempts, replayItem });
  else await note((await tables.dropUnreadable(message)) ? 'discarded' : 'duplicate');
}

export const ORDER_TYPES: ReadonlySet<string> = new Set([DeadLetterReplayOrdered.type, DeadLetterDiscardOrdered.type]);
