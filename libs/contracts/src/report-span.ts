import { type Refusal, refuse } from './refusal.js';
import type { Caller } from './roles.js';
import { DateOnly, Optional } from './shape/fields.js';

const MOST_DAYS = 3_660;
const DAY_MS = 86_400_000;

export class ReportSpanPayload {
  @Optional() @DateOnly('First day; a year before the last where nothing is said') from?: string;
  @Optional() @DateOnly('Last day; today where nothing is said') to?: string;
}

/** What a report is asked for: days, `YYYY-MM-DD`, and one authority or all. */
export interface ReportSpan {
  readonly from: string;
  readonly to: string;
  readonly authority: string | undefined;
}

/** Figures are of one's own authority, for operations of all; over ten years at most. @param now RFC 3339 */
export function readReportSpan(
  { from, to }: ReportSpanPayload,
  { roles, authority }: Caller,
  now: string,
): ReportSpan | Refusal {
  const last = to ?? now.slice(0, 10);
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
