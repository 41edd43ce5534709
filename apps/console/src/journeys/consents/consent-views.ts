import { authorityName } from '@hub/contracts';
import type {
  ConsentPage,
  ConsentPreview,
  ConsentView,
  Seen,
  SharingMatrix,
} from '@hub/contracts/consent';
import { type ErrorList, type Fault, summaryOf } from '../../pages/faults.js';
import type { Field } from '../../pages/fields.js';
import type { Link } from '../../pages/parts.js';
import type { Question } from '../../pages/question.js';
import type { Form } from '../../session/form.js';
import { chosenOf } from '../../words/choices.js';
import { dateOf } from '../../words/dates.js';
import { listed } from '../../words/lists.js';
import { whatOf } from '../cases/sharing-words.js';
import { DECIDED, DOCUMENTS } from './consent-words.js';
import { CHANGE_FIELDS } from './decision-question.js';
import {
  refusalFields,
  refusalInSentences,
  sharingFields,
  sharingInSentences,
} from './sharing-question.js';

export const baseOf = (episodeId: string): string => `/cases/${episodeId}/consents/new`;

/** What one borough may see, in three columns that a narrow screen holds. */
export interface MatrixRow {
  readonly borough: string;
  readonly contact: string;
  readonly documents: string;
}

const KINDS = Object.keys(DOCUMENTS) as (keyof typeof DOCUMENTS)[];

/** Who may see what now, borough by borough. */
export function matrixRows({ rows }: SharingMatrix): MatrixRow[] {
  return rows.map(({ authority, sees = [] }) => ({
    borough: authorityName(authority),
    contact: contactIn(sees),
    documents: documentsIn(sees),
  }));
}

function contactIn(sees: readonly Seen[]): string {
  if (!sees.includes('existence')) return 'No';
  return sees.includes('contact') ? 'Yes' : 'That there is a case, not whom to contact';
}

function documentsIn(sees: readonly Seen[]): string {
  const kinds = KINDS.filter((kind) => sees.includes(kind));
  if (kinds.length === 0) return 'None';
  if (kinds.length === KINDS.length) return 'All';
  return listed(kinds.map((kind) => DOCUMENTS[kind]));
}

interface ChangedRow {
  readonly borough: string;
  readonly before: string;
  readonly after: string;
  readonly happens: string;
}

const inWords = (sees: readonly Seen[] = []): string => {
  const kinds = KINDS.filter((kind) => sees.includes(kind));
  const contact = sees.includes('existence') ? 'The case' : 'Nothing';
  return kinds.length === 0 ? contact : `The case. ${documentsIn(sees)}.`;
};

/** What changes for whom once it is recorded. */
export function changedRows({ rows }: ConsentPreview, own: string): ChangedRow[] {
  return rows
    .filter(({ authority }) => authority !== own)
    .map(({ authority, sees, willSee, told, recalled }) => ({
      borough: authorityName(authority),
      before: inWords(sees),
      after: inWords(willSee),
      happens: happening(told, recalled),
    }));
}

function happening(told: boolean, recalled: boolean): string {
  if (recalled)
    return told
      ? 'Must delete what they may no longer have, and is told of the new decision'
      : 'Must delete what they have, or say on what ground they keep it';
  return told ? 'Is told now' : 'Nothing changes';
}

/** What was decided, of a case that there is. */
export const changeQuestion = (
  episodeId: string,
  { items }: ConsentPage,
  own: string,
): Question => ({
  title: 'What does the family say now?',
  caption: 'A new decision, page 1 of 3',
  action: baseOf(episodeId),
  back: { text: 'What the family agreed to', href: `/cases/${episodeId}/consents` },
  lead: [
    'Record what they said, in their words where you can. The last page says who will be told before anything is recorded.',
  ],
  fields: [...CHANGE_FIELDS, ...supersedesField(items, own)],
  button: 'Continue',
});

/** An earlier decision of the same borough that still stands may be replaced. */
function supersedesField(items: readonly ConsentView[], own: string): Field[] {
  const standing = items.filter(
    ({ authority, state }) => authority === own && (state === 'granted' || state === 'refused'),
  );
  if (standing.length === 0) return [];
  return [
    {
      kind: 'listed',
      name: 'supersedes',
      label: 'Does it take the place of what they said before?',
      words: Object.fromEntries(standing.map((one) => [one.id, earlierText(one)])),
      none: 'No, it comes beside it',
    },
  ];
}

function earlierText(consent: ConsentView): string {
  const said = consent.state === 'refused' ? 'their no' : whatOf([consent]);
  return `Yes, of ${dateOf(consent.givenAt)}: ${said}`;
}

export function whoQuestion(episodeId: string, form: Form, own: string): Question {
  const refuses = isRefusal(form);
  return {
    title: refuses ? 'Who may not see what?' : 'Who may see what?',
    caption: 'A new decision, page 2 of 3',
    action: `${baseOf(episodeId)}/sharing`,
    back: { text: 'Back', href: baseOf(episodeId) },
    fields: refuses ? refusalFields(own) : sharingFields(own),
    button: 'Continue',
  };
}

export const isRefusal = (form: Form): boolean =>
  chosenOf(DECIDED, form, 'decision').includes('refused');

export interface CheckView {
  readonly title: string;
  readonly base: string;
  readonly back: Link;
  readonly summary: ErrorList | undefined;
  readonly sentences: readonly string[];
  readonly rows: readonly ChangedRow[];
}

/** What will be recorded, and whom it reaches; without rows where the hub would refuse it. */
export function checkView(
  episodeId: string,
  form: Form,
  own: string,
  { preview, faults = [] }: { preview?: ConsentPreview; faults?: readonly Fault[] },
): CheckView {
  const base = baseOf(episodeId);
  return {
    title: 'Check before you record it',
    base,
    back: { text: 'Back', href: `${base}/sharing` },
    summary: summaryOf(faults),
    sentences: sentencesOf(form, own),
    rows: preview ? changedRows(preview, own) : [],
  };
}

export const sentencesOf = (form: Form, own: string): string[] =>
  isRefusal(form) ? refusalInSentences(form, own) : sharingInSentences(form, own);
