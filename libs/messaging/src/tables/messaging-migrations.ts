import { EvidenceInJournal3 } from './evidence-in-journal-3.js';
import { OrderAndJournal2 } from './order-and-journal-2.js';

/** What came after `MESSAGING_TABLES`, in its order; every service applies them with its own. */
export const MESSAGING_MIGRATIONS = [OrderAndJournal2, EvidenceInJournal3];
