import { authorityName } from '@hub/contracts';
import type {
  LookupConfirmationList,
  LookupConfirmationView,
  LookupQuestionList,
  LookupQuestionView,
} from '@hub/contracts/lookup';
import type { WithNames } from '../../api/hub-api.js';
import {
  type ErrorList,
  type Fault,
  type FieldMessages,
  messagesOf,
  summaryOf,
} from '../../pages/faults.js';
import type { Fact } from '../../pages/parts.js';
import { type Form, textOf } from '../../session/form.js';
import { type Choice, choicesOf } from '../../words/choices.js';
import { counted } from '../../words/counts.js';
import { dateAndTimeOf, dateOf, weekdayAndTimeOf } from '../../words/dates.js';
import { type ContactCard, peopleIn } from '../../words/people-words.js';
import { PURPOSES } from '../look-up/questions.js';

interface QuestionLine {
  readonly text: string;
  readonly href: string;
  readonly when: string;
}

export interface QuestionListView {
  readonly title: string;
  readonly sentence: string;
  readonly reasons: readonly QuestionLine[];
  readonly children: readonly QuestionLine[];
}

/** What only the lead CAF contact of a borough can answer about lookups. */
export function questionListView(
  own: string,
  { items: reasons, people }: WithNames<LookupConfirmationList>,
  { items: children }: LookupQuestionList,
): QuestionListView {
  const person = peopleIn(people);
  const count = reasons.length + children.length;
  return {
    title: 'Questions about lookups',
    sentence:
      count === 0
        ? 'No question waits for you.'
        : `${counted(count, 'question waits', 'questions wait')} for you.`,
    reasons: reasons.map(({ lookupId, personId, confirmBy }) => ({
      text: `May ${personId === undefined ? 'a colleague' : person(personId, own).name} ask?`,
      href: `/questions/reasons/${lookupId}`,
      when: `Answer by ${weekdayAndTimeOf(confirmBy)}`,
    })),
    children: children.map(({ id, askedBy, reference, askedAt, state }) => ({
      text: `Does ${authorityName(askedBy)} ask about the child of ${reference}?`,
      href: `/questions/children/${id}`,
      when:
        state === 'waiting'
          ? `Asked on ${dateAndTimeOf(askedAt)}`
          : 'Answered. You have yet to ring who asked.',
    })),
  };
}

interface AnswerView {
  readonly title: string;
  readonly action: string;
  readonly summary: ErrorList | undefined;
  readonly facts: readonly Fact[];
  readonly answers: readonly Choice[];
  readonly errors: FieldMessages;
}

export const LEGITIMATE = { yes: 'Yes, ask the 33 boroughs', no: 'No' };
export const SAME_CHILD = { yes: 'Yes, it is the same child', no: 'No, it is another child' };

/** Who asks, what for, and what they asked lately. */
export function reasonView(
  asked: LookupConfirmationView,
  people: WithNames<LookupConfirmationList>['people'],
  own: string,
  form: Form,
  faults: readonly Fault[],
): AnswerView & {
  readonly asker: ContactCard | undefined;
  readonly before: readonly string[];
  readonly why: string;
} {
  const { lookupId, personId, purpose, caseReference, reason, before, askedAt, confirmBy } = asked;
  return {
    title: 'Does your colleague have a good reason to ask?',
    action: `/questions/reasons/${lookupId}`,
    summary: summaryOf(faults),
    facts: [
      { key: 'Reason', value: PURPOSES[purpose].text },
      { key: 'In their own words', value: reason ?? 'They wrote nothing' },
      { key: 'Their case reference', value: caseReference },
      { key: 'Asked', value: dateAndTimeOf(askedAt) },
      { key: 'Answer by', value: weekdayAndTimeOf(confirmBy) },
      {
        key: 'Lookups in 30 days',
        value: before === undefined ? 'Not known' : String(before.inThirtyDays),
      },
    ],
    answers: choicesOf(LEGITIMATE, form, 'legitimate'),
    errors: messagesOf(faults),
    asker: personId === undefined ? undefined : peopleIn(people)(personId, own),
    before: (before?.items ?? []).map(
      (one) => `${dateOf(one.askedAt)}: ${PURPOSES[one.purpose].text}`,
    ),
    why: textOf(form, 'why'),
  };
}

/** Who asks, which record of ours comes near, and how far the details agree. */
export function childQuestionView(
  question: LookupQuestionView,
  form: Form,
  faults: readonly Fault[],
): AnswerView & { readonly warning: string | undefined; readonly spoken: readonly Choice[] } {
  const { id, askedBy, purpose, caseReference, reference, because, handling, askedAt } = question;
  return {
    title: 'Is it the same child?',
    action: `/questions/children/${id}`,
    summary: summaryOf(faults),
    facts: [
      { key: 'Asked by', value: `${authorityName(askedBy)}, ${dateAndTimeOf(askedAt)}` },
      { key: 'Reason', value: PURPOSES[purpose].text },
      { key: 'Their case reference', value: caseReference },
      { key: 'Your record', value: reference },
      { key: 'How far the details agree', value: because },
    ],
    answers: choicesOf(SAME_CHILD, form, 'same'),
    errors: messagesOf(faults),
    warning:
      handling === 'ordinary'
        ? undefined
        : 'This record is not shown to anybody who asks, whatever you answer. Make sure that it is safe, then ring the lead CAF contact of who asks yourself.',
    spoken: choicesOf(
      { yes: 'I have spoken to the lead CAF contact of who asks' },
      form,
      'contacted',
    ),
  };
}
