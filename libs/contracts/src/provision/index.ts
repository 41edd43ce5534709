export * from './service-request-facts.js';
export * from './service-requests.js';
