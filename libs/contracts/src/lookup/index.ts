export * from './lookup-confirmations.js';
export * from './lookup-enquiries.js';
export * from './lookup-federation.js';
export * from './lookup-questions.js';
export * from './lookup-reviews.js';
export * from './lookups.js';
export * from './pointers.js';
export * from './reconciliations.js';
