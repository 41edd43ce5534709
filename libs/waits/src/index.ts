export { type ChangedWait, SqlStandingWaits, type StandingWaits } from './standing-waits.js';
export { TellWaits } from './tell-waits.js';
export { Waits1 } from './wait-tables.js';
