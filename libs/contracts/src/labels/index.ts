export * from './child-labels.js';
