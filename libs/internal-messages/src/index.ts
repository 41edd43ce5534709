export * from './catalogue.js';
export * from './messages.js';
export * from './streams.js';
export * from './weighty.js';
