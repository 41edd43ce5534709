import { CreateMessaging1 } from './1-create-messaging.js';
import { CreatePeople2 } from './2-create-people.js';

export const migrations = [CreateMessaging1, CreatePeople2];
