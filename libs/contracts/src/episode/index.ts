export * from './documents.js';
export * from './episode-steps.js';
export * from './episodes.js';
export * from './folder.js';
export * from './reports.js';
export * from './service-requests.js';
export * from './transfer-facts.js';
export * from './transfers.js';
