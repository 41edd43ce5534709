import { WorkingTime } from '@hub/working-time';

/**
 * The last day on which the answer is in time: the same day of the next month, or its last where
 * there is none, and the next working day where that is none. Source: UK GDPR, article 12(3), as
 * the Information Commissioner’s Office counts it.
 *
 * @param askedOn `YYYY-MM-DD`
 */
export function dueOn(askedOn: string): string {
  const [year = 0, month = 0, day = 0] = askedOn.split('-').map(Number);
  const lastOfNext = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const due = new Date(Date.UTC(year, month, Math.min(day, lastOfNext)));
  const time = new WorkingTime();
  while (!time.isWorkingDay(dayOf(due))) due.setUTCDate(due.getUTCDate() + 1);
  return dayOf(due);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
