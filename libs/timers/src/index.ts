export { moveClock } from './move-clock.js';
export { SqlTimers } from './sql-timers.js';
export { Timers1 } from './timer-tables.js';
export { type Wake, WakeDue } from './wake-due.js';
