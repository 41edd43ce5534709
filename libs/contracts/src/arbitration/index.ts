export * from './dispute-actors.js';
export * from './dispute-facts.js';
export * from './dispute-reports.js';
export * from './dispute-steps.js';
export * from './dispute-terms.js';
export * from './dispute-view.js';
export * from './disputes.js';
export * from './evidence-pack.js';
