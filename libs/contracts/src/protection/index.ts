export * from './referrals.js';
export * from './shield-view.js';
export * from './shields.js';
export * from './social-care.js';
export * from './external-links.js';
