export * from './coordinators.js';
export * from './family-needs.js';
export * from './record-needs.js';
export * from './team-invitations.js';
export * from './team-leaving.js';
export * from './team-roles.js';
