import type { Fault } from '../../pages/faults.js';
import { type Form, textOf } from '../../session/form.js';
import { chosenOf } from '../../words/choices.js';
import { dateFrom } from '../../words/date-input.js';
import { dayOf } from '../../words/dates.js';
import { EXPLAINED, GIVERS } from './start-words.js';

const MINUTE_MS = 60_000;

/** What is wrong on the page about what the family decided. */
export function faultsInDecision(form: Form, now: number): Fault[] {
  const [giver] = chosenOf(GIVERS, form, 'giver');
  return [
    ...(giver === undefined ? [{ field: 'giver', text: 'Select who decided' }] : []),
    ...(giver === 'child' && textOf(form, 'capacityBasis') === ''
      ? [{ field: 'capacityBasis', text: 'Enter why you judge that the child can decide this' }]
      : []),
    ...faultsInDay(form, now),
    ...(chosenOf(EXPLAINED, form, 'explained').length === 0
      ? [{ field: 'explained', text: 'Select how it was explained' }]
      : []),
    ...(textOf(form, 'purpose') === ''
      ? [{ field: 'purpose', text: 'Enter what sharing is for, in the words you used' }]
      : []),
    ...(textOf(form, 'evidence') === ''
      ? [{ field: 'evidence', text: 'Enter where the signed sheet is kept' }]
      : []),
  ];
}

function faultsInDay(form: Form, now: number): Fault[] {
  const day = dateFrom(form, 'decided');
  const field = 'decided-day';
  if (day.kind === 'nothing') return [{ field, text: 'Enter the day when the family decided' }];
  if (day.kind === 'no_date')
    return [{ field, text: 'The day must be a real date, like 27 3 2026' }];
  const isAhead = day.day > dayOf(new Date(now).toISOString());
  return isAhead ? [{ field, text: 'The day must be today or in the past' }] : [];
}

/** The instant of the decision: a minute ago where it was today, or at midday. */
export function decidedAt(form: Form, now: number): string | undefined {
  const day = dateFrom(form, 'decided');
  if (day.kind !== 'date') return undefined;
  const before = new Date(now - MINUTE_MS).toISOString();
  return day.day === dayOf(before) ? before : `${day.day}T12:00:00.000Z`;
}
