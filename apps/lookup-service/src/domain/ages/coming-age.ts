import { AGES_PASSED, type AgePassed } from '@hub/contracts/consent';
import { hasTurned } from '../lookups/age.js';

/** An age that a child passes, and the month of it: its day is nobody’s business here. */
export interface ComingAge {
  readonly age: AgePassed;
  /** `YYYY-MM` */
  readonly month: string;
}

/** One that who leads is asked about. */
interface AskedAge extends ComingAge {
  /** Since which day, `YYYY-MM-DD`: the first of the month, where the hub knew of it by then. */
  readonly since: string;
}

/** What is known of the ages of an episode’s child. */
export interface NotedAges {
  readonly episodeId: string;
  readonly asked?: AskedAge;
  /** What comes next. */
  readonly next?: ComingAge;
}

const TURNS: Readonly<Record<AgePassed, { readonly years: number; readonly months?: number }>> = {
  turns_16: { years: 16 },
  turns_17_and_half: { years: 17, months: 6 },
  turns_18: { years: 18 },
};

/**
 * What somebody passes next. Whoever is 16 when the work begins was asked then; whoever is nearly
 * 18 is prepared for it however late one hears of it.
 *
 * @param today `YYYY-MM-DD`
 * @param after what they have passed last
 */
export function nextAge(
  dateOfBirth: string,
  today: string,
  after?: AgePassed,
): ComingAge | undefined {
  const left = AGES_PASSED.slice(after === undefined ? 0 : AGES_PASSED.indexOf(after) + 1);
  const age = left.find((one) => !hasTurned(dateOfBirth, TURNS[endOf(one)], today));
  return age && { age, month: monthOf(dateOfBirth, TURNS[age]) };
}

/** Up to which age it matters that an age was passed. */
function endOf(age: AgePassed): AgePassed {
  return age === 'turns_17_and_half' ? 'turns_18' : age;
}

/** The month in which somebody turns so old. */
function monthOf(
  dateOfBirth: string,
  { years, months = 0 }: { readonly years: number; readonly months?: number },
): string {
  const [year = 0, month = 0] = dateOfBirth.split('-').map(Number);
  const turns = year * 12 + month - 1 + years * 12 + months;
  const inYear = String((turns % 12) + 1).padStart(2, '0');
  return `${String(Math.floor(turns / 12)).padStart(4, '0')}-${inYear}`;
}

/**
 * As it stands in a month: what came by then is asked about, the latest alone.
 *
 * @param dateOfBirth absent where nothing is known of the child any more
 */
export function passAges(
  ages: NotedAges,
  dateOfBirth: string | undefined,
  today: string,
): NotedAges {
  const { next, ...rest } = ages;
  if (!next || next.month > today.slice(0, 7)) return ages;
  const later = dateOfBirth === undefined ? undefined : nextAge(dateOfBirth, today, next.age);
  const asked = { ...next, since: today };
  return passAges({ ...rest, asked, ...(later ? { next: later } : {}) }, dateOfBirth, today);
}
