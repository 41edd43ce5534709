export * from './caseloads.js';
