export * from './decisions.js';
export * from './ledger.js';
export * from './policies.js';
export * from './timeline.js';
export * from './witnesses.js';
