import { CreateLedger1 } from './1-create-ledger.js';
import { PoliciesAndDecisions2 } from './2-policies-and-decisions.js';

/** All of them, in their order. */
export const migrations = [CreateLedger1, PoliciesAndDecisions2];
