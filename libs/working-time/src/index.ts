export { bankHolidays } from './bank-holidays.js';
export { type OpeningHours, WorkingTime } from './working-time.js';
