import { AUTHORITIES, authorityName } from '@hub/contracts';
import type { LookupView } from '@hub/contracts/lookup';
import {
  type ErrorList,
  type Fault,
  type FieldMessages,
  messageAt,
  messagesOf,
  summaryOf,
} from '../../pages/faults.js';
import { type Form, textOf } from '../../session/form.js';
import { type Choice, choicesOf, chosenOf, type Option, optionsOf } from '../../words/choices.js';
import { type DateItem, dateFrom, dateItems } from '../../words/date-input.js';
import { dateOf } from '../../words/dates.js';
import { silentIn } from '../look-up/lookup-rows.js';
import { foundBy, isUnsettled } from './case-question.js';
import { sharingInSentences } from './sharing-question.js';
import {
  boroughsBut,
  DOCUMENTS,
  EXCLUDED,
  EXPLAINED,
  FOUND,
  GIVERS,
  LEVELS,
  SENSITIVE,
  URGENT,
  WHAT,
} from './start-words.js';

interface StartView {
  readonly title: string;
  /** Address of the journey, which each page's own stands on. */
  readonly base: string;
  readonly summary: ErrorList | undefined;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FieldMessages;
  readonly choices: Readonly<Record<string, readonly Choice[]>>;
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
  const names = ['capacityBasis', 'purpose', 'evidence', 'label', 'reference', 'home'];
  return {
    title,
    base: baseOf(lookupId),
    summary: summaryOf(faults),
    values: Object.fromEntries(names.map((name) => [name, textOf(form, name)])),
    errors: messagesOf(faults),
    choices,
  };
}

export function decisionView(
  lookupId: string,
  form: Form,
  faults: readonly Fault[],
): StartView & { readonly decided: readonly DateItem[] } {
  const choices = {
    giver: choicesOf(GIVERS, form, 'giver'),
    explained: choicesOf(EXPLAINED, form, 'explained'),
  };
  const isWrong = messageAt(faults, 'decided-day') !== undefined;
  return {
    ...viewOf('What did the family decide?', lookupId, form, faults, choices),
    decided: dateItems(form, 'decided', isWrong),
  };
}

export function sharingView(
  lookupId: string,
  form: Form,
  faults: readonly Fault[],
  own: string,
): StartView & { readonly ends: readonly DateItem[] } {
  const choices = {
    boroughs: choicesOf(boroughsBut(own), form, 'boroughs'),
    what: choicesOf(WHAT, form, 'what'),
    documents: choicesOf(DOCUMENTS, form, 'documents'),
    excluded: choicesOf(EXCLUDED, form, 'excluded'),
    sensitive: choicesOf(SENSITIVE, form, 'sensitive'),
  };
  const isWrong = messageAt(faults, 'ends-day') !== undefined;
  return {
    ...viewOf('Who may see what?', lookupId, form, faults, choices),
    ends: dateItems(form, 'ends', isWrong),
  };
}

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
    ],
    told: sharingInSentences(form, own),
  };
}
