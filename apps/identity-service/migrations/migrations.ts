import { CreateMessaging1 } from './1-create-messaging.js';
import { CreatePeople2 } from './2-create-people.js';
import { CreateOrganisations3 } from './3-create-organisations.js';

export const migrations = [CreateMessaging1, CreatePeople2, CreateOrganisations3];
