import { CreateMessaging1 } from './1-create-messaging.js';
import { CreateLookups2 } from './2-create-lookups.js';
import { ReviewsOfSafeguarding4 } from './4-reviews-of-safeguarding.js';

/** All of them, in their order. */
export const migrations = [CreateMessaging1, CreateLookups2, ReviewsOfSafeguarding4];
