export { answer, type Handler, react } from './handlers.js';
export { repeat } from './repeat.js';
export { wakeDue } from './wake-due.js';
export { readPolicies } from './policy-files.js';
export { readRetentionFile, type RetentionSchedule } from './retention-file.js';
export { type FaultAt, readSettings, readSettingsFile } from './settings-file.js';
export { type Environment, readEnvironment } from './environment.js';
export { readServiceConfig, type ServiceConfig } from './service-config.js';
export { type Composition, runService, type ServiceParts } from './run-service.js';
