export * from './authorities.js';
