import { CreateMessaging1 } from './1-create-messaging.js';
import { CreateLookups2 } from './2-create-lookups.js';

/** All of them, in their order. */
export const migrations = [CreateMessaging1, CreateLookups2];
