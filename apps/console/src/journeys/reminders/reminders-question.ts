import type { RemindersView, ReminderTimes } from '@hub/contracts/notification';
import type { Fault } from '../../pages/faults.js';
import { chosenIn, type Field } from '../../pages/fields.js';
import type { Question } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import { clockOf, dateAndTimeOf, dateOf } from '../../words/dates.js';

export const PATH = '/reminders';
const DAYS = { working: 'On working days', every: 'At weekends and on bank holidays too' } as const;
const PLACES = [1, 2, 3, 4];
const ORDER = ['first', 'second', 'third', 'fourth'];
const HALF_HOURS = Array.from({ length: 48 }, (_, place) =>
  [Math.floor(place / 2), (place % 2) * 30].map((part) => String(part).padStart(2, '0')).join(':'),
);
const timeField = (place: number): string => `time-${String(place)}`;

/** What has an address, or none, is as identity-service has it. */
export interface OwnReminders extends RemindersView {
  readonly address?: string | undefined;
}

/** When somebody is reminded, and what became of the last email. */
export function remindersQuestion(view: OwnReminders): Question {
  const words = timesOffered(view);
  const warning = warningOf(view);
  return {
    title: 'When you are reminded by email',
    action: PATH,
    back: { text: 'Your work', href: '/' },
    lead: [
      'An email tells you when something is due or overdue for you, and where to sign in. It says nothing about a child.',
      'You choose when it comes. It cannot be switched off. If somebody renews your sign-in, you are told at once.',
    ],
    ...(warning === undefined ? {} : { warning }),
    facts: [
      { key: 'Your address', value: view.address ?? 'None' },
      {
        key: 'Last email',
        value: view.lastSentAt === undefined ? 'None yet' : dateAndTimeOf(view.lastSentAt),
      },
      ...(view.signInRenewedAt === undefined
        ? []
        : [
            {
              key: 'Sign-in renewed',
              value: `${dateAndTimeOf(view.signInRenewedAt)}. If you did not ask for this, ring your manager and the lead CAF contact of your borough now.`,
            },
          ]),
    ],
    fields: [
      ...PLACES.map((place): Field => ({
        kind: 'listed',
        name: timeField(place),
        label:
          place === 1
            ? 'When does the first email come?'
            : `When does a ${ORDER[place - 1] ?? 'last'} email come? (optional)`,
        words,
        none: place === 1 ? 'Choose a time' : 'Not at all',
        ...(place === 1 ? { missing: 'Select when the first email comes' } : {}),
      })),
      {
        kind: 'one',
        name: 'days',
        label: 'On which days?',
        words: DAYS,
        missing: 'Select on which days',
      },
      {
        kind: 'listed',
        name: 'quietFrom',
        label: 'From when on is it quiet? (optional)',
        hint: 'No email comes in quiet hours. It waits until they end.',
        words,
        none: 'No quiet hours',
      },
      {
        kind: 'listed',
        name: 'quietUntil',
        label: 'Until when is it quiet? (optional)',
        words,
        none: 'No quiet hours',
      },
    ],
    button: 'Save',
  };
}

/** What stands in the form at first. */
export function draftOf({ times, everyDay, quietFrom, quietUntil }: ReminderTimes): Form {
  return {
    ...Object.fromEntries(times.map((time, at) => [timeField(at + 1), time] as const)),
    days: everyDay === true ? 'every' : 'working',
    ...(quietFrom === undefined ? {} : { quietFrom }),
    ...(quietUntil === undefined ? {} : { quietUntil }),
  };
}

/** The same as the hub takes it. */
export function timesFrom(form: Form): ReminderTimes {
  const times = PLACES.map((place) => textOf(form, timeField(place))).filter((one) => one !== '');
  const [quietFrom, quietUntil] = ['quietFrom', 'quietUntil'].map((name) => textOf(form, name));
  return {
    times: [...new Set(times)].sort(),
    ...(chosenIn(DAYS, form, 'days') === 'every' ? { everyDay: true } : {}),
    ...(quietFrom ? { quietFrom } : {}),
    ...(quietUntil ? { quietUntil } : {}),
  };
}

export const REMINDER_REFUSALS: Readonly<Record<string, Fault>> = {
  reminders_unfit: {
    field: 'quietFrom',
    text: 'Select when quiet hours begin and when they end, with at least two hours of the day outside them',
  },
};

function warningOf({ sending, bounced, address }: OwnReminders): string | undefined {
  if (!sending) return 'No emails are sent now. Look at your work here instead.';
  if (address === undefined)
    return 'Nobody can remind you: ask whoever keeps your borough’s staff to add your email address.';
  return (
    bounced &&
    `The email of ${dateOf(bounced.at)} was turned away. Ask whoever keeps your borough’s staff to put your address right.`
  );
}

/** Every half hour, and what was chosen by other means. */
function timesOffered({ times, quietFrom, quietUntil }: ReminderTimes): Record<string, string> {
  const own = [...times, quietFrom, quietUntil].filter((one) => one !== undefined);
  const all = [...new Set([...HALF_HOURS, ...own])].sort();
  return Object.fromEntries(all.map((time) => [time, clockOf(`2026-01-05T${time}:00Z`)]));
}
