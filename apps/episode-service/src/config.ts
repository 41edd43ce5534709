import { readServiceConfig, wholeNumber } from '@hub/service-host';
import { type TransferPolicy, USUAL_TRANSFER_POLICY } from './domain/transfers/transfer-policy.js';

const days = (name: string, byDefault: number): number =>
  wholeNumber(process.env, `HUB_TRANSFER_${name}`, byDefault);

/** Clocks of transfers, in working days. */
const transfers: TransferPolicy = {
  answerDays: days('ANSWER_DAYS', USUAL_TRANSFER_POLICY.answerDays),
  remindDays: days('REMIND_DAYS', USUAL_TRANSFER_POLICY.remindDays),
  receiveDays: days('RECEIVE_DAYS', USUAL_TRANSFER_POLICY.receiveDays),
  reviewDays: days('REVIEW_DAYS', USUAL_TRANSFER_POLICY.reviewDays),
  mostQueued: days('MOST_QUEUED', USUAL_TRANSFER_POLICY.mostQueued),
  onSilence: process.env['HUB_TRANSFER_ON_SILENCE'] === 'expire' ? 'expire' : 'dispute',
};

export const config = {
  ...readServiceConfig('episode-service', process.env),
  transfers,
};
