import { CreateDeliveries1 } from './1-create-deliveries.js';
import { CreateInbox2 } from './2-create-inbox.js';
import { InboxBesideEpisodes3 } from './3-inbox-beside-episodes.js';
import { SendAgain4 } from './4-send-again.js';
import { WorkflowsOfOneSubject5 } from './5-workflows-of-one-subject.js';
import { WhoWaits6 } from './6-who-waits.js';
import { PeopleShielded7 } from './7-people-shielded.js';
import { Reminders8 } from './8-reminders.js';
import { InboxByName9 } from './9-inbox-by-name.js';
import { RenewedSignIns10 } from './10-renewed-sign-ins.js';
import { InboxInWholeOrder11 } from './11-inbox-in-whole-order.js';

/** All of them, in their order. */
export const migrations = [
  CreateDeliveries1,
  CreateInbox2,
  InboxBesideEpisodes3,
  SendAgain4,
  WorkflowsOfOneSubject5,
  WhoWaits6,
  PeopleShielded7,
  Reminders8,
  InboxByName9,
  RenewedSignIns10,
  InboxInWholeOrder11,
];
