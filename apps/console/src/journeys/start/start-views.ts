import { AUTHORITIES, authorityName } from '@hub/contracts';
import type { LookupView } from '@hub/contracts/lookup';
import {
  type ErrorList,
  type Fault,
  type FieldMessages,
  messagesOf,
  summaryOf,
} from '../../pages/faults.js';
import type { Question } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import { type Choice, choicesOf, chosenOf, type Option, optionsOf } from '../../words/choices.js';
import { dateFrom } from '../../words/date-input.js';
import { dateOf } from '../../words/dates.js';
import { silentIn } from '../look-up/lookup-rows.js';
import { LABEL_FIELDS } from '../labels/label-acts.js';
import { foundBy, isUnsettled } from './case-question.js';
import { GIVERS } from '../consents/consent-words.js';
import { DECISION_FIELDS } from '../consents/decision-question.js';
import { sharingFields, sharingInSentences } from '../consents/sharing-question.js';
import { FOUND, LEVELS, URGENT } from './start-words.js';

interface StartView {
  readonly title: string;
  /** Address of the journey, which each page's own stands on. */
  readonly base: string;
  readonly summary: ErrorList | undefined;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FieldMessages;
  readonly choices: Readonly<Record<string, readonly Choice[]>>;
  /** What the child is called in lists. */
  readonly naming: typeof LABEL_FIELDS;
}

export function baseOf(lookupId: string): string {
  return `/start/${lookupId}`;
}

function viewOf(
  title: string,
  lookupId: string,
  form: Form,
  faults: readonly Fault[],
  choices: StartView['choices'],
): StartView {
  const names = ['label', 'reference', 'home', ...LABEL_FIELDS.map(({ name }) => name)];
  return {
    title,
    base: baseOf(lookupId),
    summary: summaryOf(faults),
    values: Object.fromEntries(names.map((name) => [name, textOf(form, name)])),
    errors: messagesOf(faults),
    choices,
    naming: LABEL_FIELDS,
  };
}

/** What the family decided. */
export const decisionQuestion = (lookupId: string): Question => ({
  title: 'What did the family decide?',
  caption: 'Start a case, page 1 of 3',
  action: baseOf(lookupId),
  back: { text: 'Back to the answer', href: `/lookups/${lookupId}` },
  lead: [
    'Record what they said, in their words where you can. Nothing is shared before you confirm it on the last page.',
  ],
  fields: DECISION_FIELDS,
  button: 'Continue',
});

export const sharingQuestion = (lookupId: string, own: string): Question => ({
  title: 'Who may see what?',
  caption: 'Start a case, page 2 of 3',
  action: `${baseOf(lookupId)}/sharing`,
  back: { text: 'Back', href: baseOf(lookupId) },
  fields: sharingFields(own),
  button: 'Continue',
});

interface FoundQuestion {
  readonly field: string;
  readonly text: string;
  readonly choices: readonly Choice[];
}

export function caseQuestionView(
  lookup: LookupView,
  form: Form,
  faults: readonly Fault[],
): StartView & {
  readonly homes: readonly Option[];
  readonly found: readonly FoundQuestion[];
  readonly silent: readonly string[];
  readonly isUnsettled: boolean;
} {
  const choices = {
    level: choicesOf(LEVELS, form, 'level'),
    silence: choicesOf({ read: 'I have read which boroughs did not answer' }, form, 'silence'),
    urgent: choicesOf(URGENT, form, 'urgent'),
  };
  return {
    ...viewOf('About the case', lookup.id, form, faults, choices),
    homes: optionsOf(AUTHORITIES, form, 'home'),
    found: foundBy(lookup).map(({ field, text }) => ({
      field,
      text,
      choices: choicesOf(FOUND, form, field),
    })),
    silent: silentIn(lookup),
    isUnsettled: isUnsettled(lookup),
  };
}

interface CheckRow {
  readonly key: string;
  readonly value: string;
  readonly href: string;
}

/** What will be recorded, and who will be told, before it is. */
export function startCheckView(
  lookup: LookupView,
  form: Form,
  faults: readonly Fault[],
  own: string,
): StartView & { readonly rows: readonly CheckRow[]; readonly told: readonly string[] } {
  const base = baseOf(lookup.id);
  const day = dateFrom(form, 'decided');
  const [giver] = chosenOf(GIVERS, form, 'giver');
  const [level] = chosenOf(LEVELS, form, 'level');
  const row = (key: string, value: string, page: string): CheckRow => ({
    key,
    value,
    href: `${base}${page}`,
  });
  return {
    ...viewOf('Check what you record before you start', lookup.id, form, faults, {}),
    rows: [
      row('Who decided', giver === undefined ? 'Not said' : GIVERS[giver], ''),
      row('When', day.kind === 'date' ? dateOf(day.day) : 'Not said', ''),
      row('What sharing is for', textOf(form, 'purpose'), ''),
      row('Signed sheet', textOf(form, 'evidence'), ''),
      row('Child lives in', authorityName(textOf(form, 'home')), '/case'),
      row(
        'Level of need',
        level === undefined ? 'Not said' : `${LEVELS[level]} (“${textOf(form, 'label')}”)`,
        '/case',
      ),
      row('Your case reference', textOf(form, 'reference'), '/case'),
      row('Called in lists', textOf(form, 'called') || 'Not said', '/case'),
    ],
    told: sharingInSentences(form, own),
  };
}
