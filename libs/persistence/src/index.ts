export { addressOf, type DatabaseOptions, failAtOnce, openDatabase } from './open-database.js';
export { provideExtensions } from './extensions.js';
export { type Read, readMember, readRow, toDate } from './rows.js';
