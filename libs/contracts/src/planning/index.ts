export * from './continuum.js';
export * from './developments.js';
export * from './plan-facts.js';
export * from './plan-terms.js';
export * from './plans.js';
export * from './recommendations.js';
export * from './review-meetings.js';
export * from './specialist-assessments.js';
