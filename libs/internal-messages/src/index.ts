export * from './catalogue.js';
export * from './clock-steps.js';
export * from './messages.js';
export { recordWords } from './record-words.js';
export * from './streams.js';
export * from './weighty.js';
