export * from './case-contacts.js';
export * from './contact-terms.js';
export * from './coordinators.js';
export * from './family-needs.js';
export * from './record-needs.js';
export * from './team-invitations.js';
export * from './team-leaving.js';
export * from './team-roles.js';
