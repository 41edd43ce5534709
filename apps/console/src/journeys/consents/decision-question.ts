import { type Fault, faultWhere, missing, unchosen } from '../../pages/faults.js';
import { faultsIn, type Field } from '../../pages/fields.js';
import type { Form } from '../../session/form.js';
import { chosenOf, YES_NO } from '../../words/choices.js';
import { dateFrom } from '../../words/date-input.js';
import { dayOf, todayOf } from '../../words/dates.js';
import { AGES, DECIDED, EXPLAINED, GIVERS, OTHER_PARENT } from './consent-words.js';

const MINUTE_MS = 60_000;
const MOST_DAYS_UNWRITTEN = 28;
const DAY_MS = 86_400_000;

/** What is asked about what a family decided, before a case or while there is one. */
export const DECISION_FIELDS: readonly Field[] = [
  {
    kind: 'one',
    name: 'giver',
    label: 'Who decided?',
    hint: 'A carer without parental responsibility cannot decide.',
    words: GIVERS,
    missing: 'Select who decided',
  },
  {
    kind: 'lines',
    name: 'capacityBasis',
    label: 'If the child decided: why you judge that they can (optional otherwise)',
    hint: 'For example: they understood what is shared and with whom, and could say it back.',
    most: 500,
  },
  {
    kind: 'one',
    name: 'asked',
    label:
      'If another decided for a young person of 16 or over: were they asked, and do they agree? (optional otherwise)',
    words: YES_NO,
  },
  {
    kind: 'listed',
    name: 'otherParent',
    label: 'What does another person with parental responsibility say? (optional)',
    words: OTHER_PARENT,
    none: 'Not known',
  },
  {
    kind: 'lines',
    name: 'despite',
    label: 'If they do not agree: why sharing is right for the child all the same',
    most: 500,
  },
  {
    kind: 'day',
    name: 'decided',
    label: 'When did they decide?',
    hint: 'For example, 27 3 2026',
    missing: 'Enter the day when the family decided',
  },
  {
    kind: 'one',
    name: 'explained',
    label: 'How was it explained?',
    words: EXPLAINED,
    missing: 'Select how it was explained',
  },
  {
    kind: 'day',
    name: 'confirmed',
    label: 'If by telephone: by when will they confirm it in writing?',
    hint: 'At most 28 days after the call. If they do not, it ends with that day.',
  },
  {
    kind: 'lines',
    name: 'purpose',
    label: 'What is sharing for?',
    hint: 'In the words that you used with the family.',
    most: 200,
    missing: 'Enter what sharing is for, in the words you used',
  },
  {
    kind: 'line',
    name: 'evidence',
    label: 'Where is the signed sheet kept?',
    hint: 'In your own system, for example LEW-412/consent.pdf',
    most: 100,
    missing: 'Enter where the signed sheet is kept',
  },
];

/** What is asked besides where there is a case: of it nobody has looked the child up just now. */
export const CHANGE_FIELDS: readonly Field[] = [
  {
    kind: 'one',
    name: 'decision',
    label: 'What did the family say?',
    words: DECIDED,
    missing: 'Select what the family said',
  },
  {
    kind: 'one',
    name: 'age',
    label: 'How old is the child?',
    words: AGES,
    missing: 'Select how old the child is',
  },
  ...DECISION_FIELDS,
];

/** What is wrong on the page about what the family decided. */
export function faultsInDecision(
  form: Form,
  now: number,
  fields: readonly Field[] = DECISION_FIELDS,
): Fault[] {
  const [giver] = chosenOf(GIVERS, form, 'giver');
  const [other] = chosenOf(OTHER_PARENT, form, 'otherParent');
  const isJudged = chosenOf(AGES, form, 'age').includes('over_16');
  return [
    ...faultsIn(fields, form),
    ...(giver === 'child' && !isJudged
      ? missing(form, 'capacityBasis', 'Enter why you judge that the child can decide this')
      : []),
    ...(isJudged && giver !== undefined && giver !== 'child'
      ? unchosen(YES_NO, form, 'asked', 'Select whether the young person was asked and agrees')
      : []),
    ...(other === 'disagrees'
      ? missing(form, 'despite', 'Enter why sharing is right for the child all the same')
      : []),
    ...faultsInDays(form, now),
  ];
}

function faultsInDays(form: Form, now: number): Fault[] {
  const decided = dateFrom(form, 'decided');
  if (decided.kind !== 'date') return [];
  const isAhead = decided.day > todayOf(now);
  return [
    ...faultWhere(isAhead, 'decided-day', 'The day must be today or in the past'),
    ...faultsInConfirming(form, decided.day),
  ];
}

function faultsInConfirming(form: Form, decided: string): Fault[] {
  if (!chosenOf(EXPLAINED, form, 'explained').includes('by_telephone')) return [];
  const by = dateFrom(form, 'confirmed');
  if (by.kind === 'no_date') return [];
  const days = by.kind === 'date' ? (Date.parse(by.day) - Date.parse(decided)) / DAY_MS : -1;
  return faultWhere(
    days < 0 || days > MOST_DAYS_UNWRITTEN,
    'confirmed-day',
    'Enter a day at most 28 days after the call',
  );
}

/** The instant of the decision: a minute ago where it was today, or at midday. */
export function decidedAt(form: Form, now: number): string | undefined {
  const day = dateFrom(form, 'decided');
  if (day.kind !== 'date') return undefined;
  const before = new Date(now - MINUTE_MS).toISOString();
  return day.day === dayOf(before) ? before : `${day.day}T12:00:00.000Z`;
}
