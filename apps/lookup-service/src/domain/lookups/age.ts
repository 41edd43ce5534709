import type { AgeBand } from '@hub/contracts/consent';
import type { ChildDetails } from '@hub/contracts/lookup';

/** Whether somebody has turned so old by that day. @param today `YYYY-MM-DD` */
export function hasTurned(
  dateOfBirth: string,
  { years, months = 0 }: { readonly years: number; readonly months?: number },
  today: string,
): boolean {
  const [year = 0, month = 0, day = 0] = dateOfBirth.split('-').map(Number);
  const turns = year * 12 + month - 1 + years * 12 + months;
  const [thatYear = 0, thatMonth = 0, thatDay = 0] = today.split('-').map(Number);
  const reached = thatYear * 12 + thatMonth - 1;
  return reached > turns || (reached === turns && thatDay >= day);
}

/** How old somebody is on a day, as far as it matters who decides for them. */
function ageBand(dateOfBirth: string, day: string): AgeBand {
  if (hasTurned(dateOfBirth, { years: 18 }, day)) return '18_or_over';
  return hasTurned(dateOfBirth, { years: 16 }, day) ? '16_or_17' : 'under_16';
}

/** How old a child was on a day, where it is known; one that was not born yet is young. */
export function ageOn(day: string, child: ChildDetails | undefined): AgeBand | undefined {
  const { dateOfBirth, expectedOn } = child ?? {};
  if (dateOfBirth !== undefined) return ageBand(dateOfBirth, day);
  return expectedOn === undefined ? undefined : 'under_16';
}
