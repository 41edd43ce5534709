import type { RecallView } from '@hub/contracts/consent';
import { answerState } from '@hub/working-time';
import type { Recall } from '../../domain/recall.js';
import type { Receipt } from '../ports.js';

export function viewRecall(recall: Recall, receipts: readonly Receipt[], now: string): RecallView {
  const { authority, openedAt, dueAt, remindedAt, escalatedAt, answer } = recall;
  const receipt = receipts.find((one) => one.authority === authority && one.notice === 'withdrawn');
  const seen: Partial<RecallView> = {
    ...(receipt?.toldAt === undefined ? {} : { toldAt: receipt.toldAt }),
    ...(receipt?.receivedAt === undefined ? {} : { confirmedAt: receipt.receivedAt }),
    ...(remindedAt === undefined ? {} : { remindedAt }),
    ...(escalatedAt === undefined ? {} : { escalatedAt }),
    ...(answer
      ? {
          answeredAt: answer.at,
          outcome: answer.outcome,
          ...(answer.ground === undefined ? {} : { ground: answer.ground }),
        }
      : {}),
  };
  return { authority, state: answerState(recall, now), openedAt, dueAt, ...seen };
}
