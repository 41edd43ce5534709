import { defineCommand, defineQuery } from '../definition.js';
import type { Role } from '../roles.js';
import {
  Flag,
  Instant,
  Nested,
  NestedList,
  Optional,
  PersonId,
  TimeOfDay,
  TimesOfDay,
  Whole,
} from '../shape/fields.js';
import { Done } from '../shape/page.js';

/** When somebody is reminded of what waits for them. */
export class ReminderTimes {
  @TimesOfDay(4, 'At which times of a day in London a digest is sent') times!: string[];
  @Optional()
  @Flag('At weekends and on bank holidays too; on working days alone otherwise')
  everyDay?: boolean;
  @Optional()
  @TimeOfDay('From then on nothing is sent: a digest waits until quietUntil')
  quietFrom?: string;
  @Optional() @TimeOfDay('Until then; with quietFrom alone') quietUntil?: string;
}

/** A mail that was turned away. */
export class MailBounce {
  @Instant('When') at!: string;
  @Whole(500, 599, 'What the mail server answered (RFC 5321)') code!: number;
}

export class RemindersView extends ReminderTimes {
  @Flag('Reminders by e-mail are sent at all: the hub knows a mail server') sending!: boolean;
  @Optional() @Instant('When the last one was taken by the mail server') lastSentAt?: string;
  @Optional()
  @Instant('When your means to sign in were renewed last, within 90 days')
  signInRenewedAt?: string;
  @Optional()
  @Nested(() => MailBounce, 'The last one was turned away: have your address put right')
  bounced?: MailBounce;
}

const READERS: readonly Role[] = [
  'practitioner',
  'lead_caf_contact',
  'service_manager',
  'head_of_service',
  'arbitrator',
  'data_protection_officer',
];
const BASE = { owner: 'notification-service', personalData: 'none' } as const;
const TIMES = { times: ['08:30', '13:00'], quietFrom: '18:00', quietUntil: '08:00' };

export const ReadReminders = defineQuery({
  ...BASE,
  type: 'reminder.read.v1',
  summary:
    'When you are reminded by e-mail of what waits for you, and whether the last one arrived.',
  payload: Done,
  reply: RemindersView,
  roles: READERS,
  http: { method: 'GET', path: '/v1/me/reminders', success: 200 },
  examples: [{}],
});

export const SetReminders = defineCommand({
  ...BASE,
  type: 'reminder.set.v1',
  summary:
    'Chooses when you are reminded by e-mail. What is due or overdue is told at least once on a working day, and a renewed sign-in at once: that cannot be switched off.',
  payload: ReminderTimes,
  reply: RemindersView,
  roles: READERS,
  http: { method: 'POST', path: '/v1/me/reminders', success: 200 },
  examples: [TIMES, { times: ['08:30'] }, { times: ['20:00'], everyDay: true }],
  counterExamples: {
    'no time at all': { times: [] },
    'a time that does not exist': { times: ['24:00'] },
    'quiet without a time': { times: ['08:30'], quietFrom: 'evening' },
  },
});

export class BouncedPerson extends MailBounce {
  @PersonId('Whose address it is') personId!: string;
}

export class BouncePage {
  @NestedList(() => BouncedPerson, 500, 'The newest first') items!: BouncedPerson[];
}

export const ListBounces = defineQuery({
  ...BASE,
  personalData: 'identity',
  type: 'reminder.list_bounces.v1',
  summary: 'Whose reminders of your staff were turned away last: their addresses are wrong.',
  payload: Done,
  reply: BouncePage,
  roles: ['lead_caf_contact', 'service_manager', 'head_of_service'],
  http: { method: 'GET', path: '/v1/reminders/bounces', success: 200 },
  examples: [{}],
});
