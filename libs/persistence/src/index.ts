export { addressOf, type DatabaseOptions, openDatabase } from './open-database.js';
