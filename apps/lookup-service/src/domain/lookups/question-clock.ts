import { WorkingTime } from '@hub/working-time';

const DAYS = 1;

/** Until when a person should say whether a record is the child: who asks cannot start before. */
export function answerBy(askedAt: string): string {
  return new WorkingTime().addDays(askedAt, DAYS);
}
