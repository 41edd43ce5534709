export * from './dead-letters.js';
export * from './journal-kinds.js';
export * from './journeys.js';
export * from './observations.js';
export * from './replays.js';
