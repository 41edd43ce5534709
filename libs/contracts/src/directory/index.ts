export * from './feed-pulls.js';
export * from './feeds.js';
export * from './open-referral.js';
export * from './service-file.js';
export * from './service-view.js';
export * from './services.js';
export * from './unknown-needs.js';
