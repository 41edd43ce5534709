export * from './authorities.js';
export * from './authority-details.js';
export * from './authority-view.js';
export * from './contacts-facts.js';
export * from './people.js';
export * from './person-view.js';
export * from './provisioning.js';
export * from './staff.js';
