export { addressOf, type DatabaseOptions, failAtOnce, openDatabase } from './open-database.js';
export { provideExtensions } from './extensions.js';
export { instantSql } from './instant-sql.js';
export { readMember, type ReadRow, readRow, toDate } from './rows.js';
