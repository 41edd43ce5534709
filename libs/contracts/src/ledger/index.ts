export * from './ledger.js';
export * from './witnesses.js';
