export { addressOf, type DatabaseOptions, openDatabase } from './open-database.js';
export { provideExtensions } from './extensions.js';
