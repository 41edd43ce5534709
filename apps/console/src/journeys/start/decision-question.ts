import { type Fault, faultWhere, missing, unchosen } from '../../pages/faults.js';
import type { Form } from '../../session/form.js';
import { chosenOf } from '../../words/choices.js';
import { dateFrom } from '../../words/date-input.js';
import { dayOf, todayOf } from '../../words/dates.js';
import { EXPLAINED, GIVERS } from './start-words.js';

const MINUTE_MS = 60_000;

/** What is wrong on the page about what the family decided. */
export function faultsInDecision(form: Form, now: number): Fault[] {
  const [giver] = chosenOf(GIVERS, form, 'giver');
  return [
    ...unchosen(GIVERS, form, 'giver', 'Select who decided'),
    ...(giver === 'child'
      ? missing(form, 'capacityBasis', 'Enter why you judge that the child can decide this')
      : []),
    ...faultsInDay(form, now),
    ...unchosen(EXPLAINED, form, 'explained', 'Select how it was explained'),
    ...missing(form, 'purpose', 'Enter what sharing is for, in the words you used'),
    ...missing(form, 'evidence', 'Enter where the signed sheet is kept'),
  ];
}

function faultsInDay(form: Form, now: number): Fault[] {
  const day = dateFrom(form, 'decided');
  const field = 'decided-day';
  if (day.kind === 'nothing') return [{ field, text: 'Enter the day when the family decided' }];
  if (day.kind === 'no_date')
    return [{ field, text: 'The day must be a real date, like 27 3 2026' }];
  const isAhead = day.day > todayOf(now);
  return faultWhere(isAhead, field, 'The day must be today or in the past');
}

/** The instant of the decision: a minute ago where it was today, or at midday. */
export function decidedAt(form: Form, now: number): string | undefined {
  const day = dateFrom(form, 'decided');
  if (day.kind !== 'date') return undefined;
  const before = new Date(now - MINUTE_MS).toISOString();
  return day.day === dayOf(before) ? before : `${day.day}T12:00:00.000Z`;
}
