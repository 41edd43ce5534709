export * from './access-rules.js';
export * from './relations.js';
export * from './routes.js';
export * from './unverified.js';
