export { asked, delivered, inOtherPost } from './contexts.js';
export { CountingIds, testId } from './counting-ids.js';
export { FakeUnitOfWork } from './fake-unit-of-work.js';
export { FixedChance } from './fixed-chance.js';
export { FixedClock } from './fixed-clock.js';
export { InMemoryTimers } from './in-memory-timers.js';
export { inTransactions } from './in-transactions.js';
export { ScratchSchema } from './scratch-schema.js';
