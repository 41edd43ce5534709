export * from './dead-letters.js';
export * from './hub-state.js';
export * from './journal-kinds.js';
export * from './journeys.js';
export * from './observations.js';
export * from './projections.js';
export * from './replays.js';
export * from './stuck.js';
