export * from './referrals.js';
export * from './social-care.js';
