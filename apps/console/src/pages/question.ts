import type { Form } from '../session/form.js';
import { HubRefusalError } from '../api/hub-errors.js';
import { textOf } from '../session/form.js';
import { sentBefore, type Visit } from '../session/visit.js';
import { changesSince, SEEN, seenOf } from './changes.js';
import { type ErrorList, type Fault, faultsOf, summaryOf } from './faults.js';
import { type FieldView, fieldViews } from './field-views.js';
import { faultsIn, type Field } from './fields.js';
import { formPage, type Outcome, type Page } from './outcome.js';
import type { Fact, Link } from './parts.js';

/** A page that asks for some things, and is sent to its own address. */
export interface Question {
  readonly title: string;
  /** Where in a journey of several pages it stands. */
  readonly caption?: string;
  readonly action: string;
  readonly back: Link;
  /** What to know before one answers. */
  readonly lead?: readonly string[];
  readonly warning?: string;
  /** How it stands now. */
  readonly facts?: readonly Fact[];
  readonly fields: readonly Field[];
  readonly button: string;
  /** Sent along, and shown to nobody. */
  readonly hidden?: Readonly<Record<string, string>>;
}

export interface QuestionView extends Omit<Question, 'fields' | 'hidden'> {
  readonly summary: ErrorList | undefined;
  readonly fields: readonly FieldView[];
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
}

/**
 * The page as somebody opens it: with what they sent when their session had ended.
 *
 * @param draft what stands in it otherwise
 */
export function askPage(question: Question, visit: Visit, draft: Form = {}): Page {
  const sent = sentBefore(visit, question.action);
  if (!sent) return questionPage(question, draft, []);
  const before = textOf(sent, 'etag');
  const isOld = before !== '' && before !== question.hidden?.['etag'];
  return questionPage(question, sent, isOld ? changedIn(question, sent) : []);
}

/** What is said of a form that was read before somebody else changed what it is about. */
export const CHANGED: Readonly<Record<string, Fault>> = {
  etag_stale: {
    text: 'Somebody has changed this since you opened it. Read below how it stands now, then send your answer again.',
  },
};

/** That it changed, and what of it. */
function changedIn({ facts = [] }: Question, form: Form): Fault[] {
  return [...Object.values(CHANGED), ...changesSince(form, facts)];
}

/** Does what was sent; asks again where something is wrong with it, with all that was typed. */
export async function takeAnswer(
  question: Question,
  { form }: Visit,
  send: () => Promise<Outcome>,
  refusals: Readonly<Record<string, Fault>> = {},
): Promise<Outcome> {
  const faults = faultsIn(question.fields, form);
  if (faults.length > 0) return questionPage(question, form, faults);
  try {
    return await send();
  } catch (error) {
    const isStale = error instanceof HubRefusalError && error.code === 'etag_stale';
    const changes = isStale ? changesSince(form, question.facts ?? []) : [];
    const faults = faultsOf(error, { ...CHANGED, ...refusals });
    return questionPage(question, form, [...faults, ...changes]);
  }
}

/** The page with what was typed so far, and what is wrong with it. */
export function questionPage(question: Question, form: Form, faults: readonly Fault[]): Page {
  return formPage('pages/question', questionView(question, form, faults));
}

export function questionView(
  { fields, hidden: own = {}, ...question }: Question,
  form: Form,
  faults: readonly Fault[],
): QuestionView {
  const { facts } = question;
  const isDecidedOn = own['etag'] !== undefined && facts !== undefined;
  const hidden = isDecidedOn ? { ...own, [SEEN]: seenOf(facts) } : own;
  return {
    ...question,
    summary: summaryOf(faults),
    fields: fieldViews(fields, form, faults),
    hidden: Object.entries(hidden).map(([name, value]) => ({ name, value })),
  };
}
