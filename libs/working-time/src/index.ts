export { bankHolidays, proclaim, type Proclamation } from './bank-holidays.js';
export { londonDate } from './london-date.js';
export { type LondonMonth, londonMonth } from './london-month.js';
export { type OpeningHours, WorkingTime } from './working-time.js';
