import type { RecallAnswer } from '@hub/contracts/consent';
import { WorkingTime } from '@hub/working-time';

/** Clocks of a recall, in working hours, from the instant the consent ended. */
export interface RecallPolicy {
  readonly remindAfterHours: number;
  readonly dueAfterHours: number;
}

/**
 * What one holder owes after a consent ended: to delete what was shared under it, or to say on what
 * ground it keeps it.
 */
export interface Recall {
  readonly consentId: string;
  readonly authority: string;
  readonly openedAt: string;
  readonly remindAt: string;
  readonly dueAt: string;
  readonly remindedAt?: string;
  readonly escalatedAt?: string;
  readonly answer?: RecallAnswer & { readonly at: string; readonly personId?: string };
}

export function openRecall(
  consentId: string,
  authority: string,
  at: string,
  policy: RecallPolicy,
): Recall {
  const time = new WorkingTime();
  return {
    consentId,
    authority,
    openedAt: at,
    remindAt: time.addHours(at, policy.remindAfterHours),
    dueAt: time.addHours(at, policy.dueAfterHours),
  };
}

type RecallState = 'open' | 'enforced' | 'overdue';

export function stateOf(recall: Recall, now: string): RecallState {
  if (recall.answer) return 'enforced';
  return Date.parse(recall.dueAt) <= Date.parse(now) ? 'overdue' : 'open';
}

/**
 * What a recall that nobody answered needs now: one reminder, then one escalation to the lead CAF
 * contacts.
 */
export function nextStep(recall: Recall, now: string): 'remind' | 'escalate' | undefined {
  if (recall.answer) return undefined;
  const reached = (instant: string): boolean => Date.parse(instant) <= Date.parse(now);
  if (recall.escalatedAt === undefined && reached(recall.dueAt)) return 'escalate';
  return recall.remindedAt === undefined &&
    recall.escalatedAt === undefined &&
    reached(recall.remindAt)
    ? 'remind'
    : undefined;
}
