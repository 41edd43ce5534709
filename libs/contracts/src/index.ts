export * from './authorities.js';
export * from './connector-messages.js';
export * from './definition.js';
export * from './envelope.js';
export * from './examples.js';
export * from './objects.js';
export * from './refusal.js';
export * from './roles.js';
