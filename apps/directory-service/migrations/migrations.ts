import { CreateRegister1 } from './1-create-register.js';
import { RegisterAndServices2 } from './2-register-and-services.js';
import { HeldBackFeeds3 } from './3-held-back-feeds.js';
import { SeveralAbsences4 } from './4-several-absences.js';
import { DaysOfServices5 } from './5-days-of-services.js';
import { DaysLookedAtAgain6 } from './6-days-looked-at-again.js';
import { PeopleLeft7 } from './7-people-left.js';

export const migrations = [
  CreateRegister1,
  RegisterAndServices2,
  HeldBackFeeds3,
  SeveralAbsences4,
  DaysOfServices5,
  DaysLookedAtAgain6,
  PeopleLeft7,
];
