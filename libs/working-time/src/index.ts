export { bankHolidays } from './bank-holidays.js';
export { type LondonMonth, londonMonth } from './london-month.js';
export { type OpeningHours, WorkingTime } from './working-time.js';
