export * from './deliveries.js';
export * from './inbox.js';
export * from './overdue-report.js';
export * from './reminders.js';
