export * from './team-leaving.js';
export * from './team-roles.js';
