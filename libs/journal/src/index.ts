export type { Evidence, EvidenceBatch } from './evidence.js';
export type { Heartbeat, JournalBatch, JournalEvent } from './journal.js';
