export * from './caseload-covers.js';
export * from './caseloads.js';
export * from './lead-covers.js';
export * from './lead-requests.js';
export * from './move-offers.js';
export * from './outside-hand-overs.js';
