import type { RefusalReason } from './door-refusals.js';

/** What is refused of reminders by e-mail: stable code → HTTP status and what to do next. */
export const REMINDER_REFUSALS = {
  reminders_unfit: {
    status: 422,
    title: 'Nobody can be reminded at these times',
    next: 'Send quietFrom and quietUntil together, and leave part of a working day outside them.',
  },
} as const satisfies Record<string, RefusalReason>;
