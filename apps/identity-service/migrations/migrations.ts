import { Waits1 } from '@hub/waits';
import { CreateMessaging1 } from './1-create-messaging.js';
import { CreatePeople2 } from './2-create-people.js';
import { CreateOrganisations3 } from './3-create-organisations.js';
import { KeepStaff4 } from './4-keep-staff.js';
import { Provisioning5 } from './5-provisioning.js';
import { Clusters6 } from './6-clusters.js';
import { ClosedDays7 } from './7-closed-days.js';
import { KeyUse8 } from './8-key-use.js';
import { WhoseManager9 } from './9-whose-manager.js';
import { Posts10 } from './10-posts.js';
import { SignInsCounted11 } from './11-sign-ins-counted.js';
import { OffersThatLapse12 } from './12-offers-that-lapse.js';

export const migrations = [
  CreateMessaging1,
  CreatePeople2,
  CreateOrganisations3,
  KeepStaff4,
  Provisioning5,
  Clusters6,
  ClosedDays7,
  KeyUse8,
  WhoseManager9,
  Posts10,
  SignInsCounted11,
  OffersThatLapse12,
  Waits1,
];
