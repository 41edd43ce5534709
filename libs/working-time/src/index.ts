export {
  type AnswerClock,
  type AnswerPolicy,
  answerState,
  noteSilence,
  openClock,
  type SilenceStep,
  stepOnSilence,
} from './answer-clock.js';
export { bankHolidays, proclaim, type Proclamation } from './bank-holidays.js';
export {
  dueForAnother,
  dueWithin,
  dueWithinHours,
  notCountedOf,
  openDayFrom,
} from './closed-days.js';
export { dayAfter } from './day-after.js';
export { endOfLondonDay } from './end-of-london-day.js';
export { isWorkingDay, londonInstant, londonMinutes } from './london-clock.js';
export { londonDate } from './london-date.js';
export { type LondonMonth, londonMonth } from './london-month.js';
export { minuteOfWeek } from './minute-of-week.js';
export { minutesOf } from './minutes-of.js';
export { type ClosedSpan, type OpeningHours, WorkingTime } from './working-time.js';
