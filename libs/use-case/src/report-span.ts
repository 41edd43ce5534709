import { type Refusal, refuse } from '@hub/contracts';
import type { ReportSpanPayload } from '@hub/contracts/shape';
import type { Caller } from './caller.js';

const MOST_DAYS = 3_660;
const DAY_MS = 86_400_000;

/** What a report is asked for: days, `YYYY-MM-DD`, and one authority or all. */
export interface ReportSpan {
  readonly from: string;
  readonly to: string;
  readonly authority: string | undefined;
}

/**
 * Figures are of one's own authority, for operations of all; over ten years at most.
 * @param today in London, `YYYY-MM-DD`
 */
export function readReportSpan(
  { from, to }: ReportSpanPayload,
  { roles, authority }: Caller,
  today: string,
): ReportSpan | Refusal {
  const last = to ?? today;
  const first = from ?? new Date(Date.parse(last) - 365 * DAY_MS).toISOString().slice(0, 10);
  if (first > last || Date.parse(last) - Date.parse(first) > MOST_DAYS * DAY_MS) {
    return refuse('invalid_request', undefined, [
      { field: 'from', message: 'must be before to, by ten years at most' },
    ]);
  }
  return {
    from: first,
    to: last,
    authority: roles.includes('hub_operations') ? undefined : authority,
  };
}
