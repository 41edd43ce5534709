import type { Folder, TakeEpisodeStepPayload } from '@hub/contracts/episode';
import type {
  AddPlanActionPayload,
  ChangePlanActionPayload,
  PlanActionView,
  RecordPlanAgreementPayload,
} from '@hub/contracts/planning';
import { chosenIn, dayIn } from '../../pages/fields.js';
import type { Question } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import { chosenOf } from '../../words/choices.js';
import { dateFrom } from '../../words/date-input.js';
import { dateAndTimeOf, dateOf } from '../../words/dates.js';
import {
  DOERS,
  DOMAINS,
  EVIDENCE,
  NOT_ASKED,
  NOT_DONE,
  OTHER_BOROUGHS,
  SIDES,
  STATE_WORDS,
  WORD_OF_FAMILY,
} from './plan-words.js';
import { actionFacts } from './plan-view.js';

const back = (episodeId: string) => ({
  href: `/cases/${episodeId}/plan`,
  text: 'Back to the plan',
});

/** The action plans of one’s own borough, by their id. */
export function ownPlans({ documents }: Pick<Folder, 'documents'>, own: string) {
  return Object.fromEntries(
    documents
      .filter(({ category, authority }) => category === 'action_plan' && authority === own)
      .map(({ id, versions }) => [
        id,
        `Action plan of ${versions[0] ? dateAndTimeOf(versions[0].addedAt) : 'no day'}`,
      ]),
  );
}

export function addQuestion(episodeId: string, plans: Readonly<Record<string, string>>): Question {
  return {
    title: 'Put an action into the plan',
    action: `/cases/${episodeId}/plan/add`,
    back: back(episodeId),
    lead: [
      Object.keys(plans).length === 0
        ? 'Your borough has no action plan among the documents yet. Your case system adds it. Then choose it here.'
        : 'What the action is stands in your borough’s action plan. Here you say who does it and by when.',
    ],
    fields: [
      {
        kind: 'listed',
        name: 'documentId',
        none: 'Choose a document',
        label: 'Which document says it?',
        words: plans,
        missing: 'Select the document',
      },
      {
        kind: 'line',
        name: 'item',
        label: 'Which action of that document? (optional)',
        hint: 'Its number, like 2',
        most: 3,
      },
      {
        kind: 'one',
        name: 'domain',
        label: 'What is it about?',
        words: DOMAINS,
        missing: 'Select what it is about',
      },
      {
        kind: 'one',
        name: 'by',
        label: 'Who does it?',
        words: DOERS,
        missing: 'Select who does it',
      },
      { kind: 'day', name: 'due', label: 'By when?', missing: 'Enter by when it is to be done' },
    ],
    button: 'Put it into the plan',
  };
}

export function actionFrom(form: Form, episodeId: string): AddPlanActionPayload {
  const item = Number(textOf(form, 'item'));
  return {
    episodeId,
    documentId: textOf(form, 'documentId'),
    domain: chosenIn(DOMAINS, form, 'domain'),
    by: chosenIn(DOERS, form, 'by'),
    dueOn: dayIn(form, 'due'),
    ...(Number.isInteger(item) && item > 0 ? { item } : {}),
  };
}

export function progressQuestion(episodeId: string, action: PlanActionView): Question {
  return {
    title: 'Say how this action stands',
    action: `/cases/${episodeId}/plan/actions/${action.id}`,
    back: back(episodeId),
    facts: actionFacts(action),
    fields: [
      {
        kind: 'one',
        name: 'state',
        label: 'How does it stand?',
        words: STATE_WORDS,
        missing: 'Select how it stands',
      },
      { kind: 'one', name: 'reason', label: 'If it was not done: why?', words: NOT_DONE },
      { kind: 'day', name: 'due', label: 'A new day, if it changes (optional)' },
    ],
    button: 'Save',
  };
}

export function progressFrom(
  form: Form,
  episodeId: string,
  { id: planActionId }: PlanActionView,
): ChangePlanActionPayload {
  const state = chosenIn(STATE_WORDS, form, 'state');
  const [reason] = chosenOf(NOT_DONE, form, 'reason');
  const due = dateFrom(form, 'due');
  return {
    episodeId,
    planActionId,
    state,
    ...(state === 'not_done' && reason !== undefined ? { reason } : {}),
    ...(due.kind === 'date' ? { dueOn: due.day } : {}),
  };
}

export function familyQuestion(episodeId: string): Question {
  return {
    title: 'Record what child or parents say of the plan',
    action: `/cases/${episodeId}/plan/family`,
    back: back(episodeId),
    fields: [
      {
        kind: 'one',
        name: 'by',
        label: 'Whose word is it?',
        words: SIDES,
        missing: 'Select whose word it is',
      },
      {
        kind: 'one',
        name: 'answer',
        label: 'Do they agree to the plan?',
        words: WORD_OF_FAMILY,
        missing: 'Select whether they agree',
      },
      {
        kind: 'one',
        name: 'evidence',
        label: 'If they were asked: how did they say so?',
        words: EVIDENCE,
      },
      { kind: 'one', name: 'because', label: 'If they were not asked: why?', words: NOT_ASKED },
      { kind: 'day', name: 'on', label: 'When?', missing: 'Enter the day' },
      {
        kind: 'line',
        name: 'evidenceReference',
        label: 'Where is that on record? (optional)',
        hint: 'In your own terms, like LEW-412/plan',
        most: 100,
      },
    ],
    button: 'Save',
  };
}

export function agreementFrom(form: Form, episodeId: string): RecordPlanAgreementPayload {
  const answer = chosenIn(WORD_OF_FAMILY, form, 'answer');
  const [evidence] = chosenOf(EVIDENCE, form, 'evidence');
  const [because] = chosenOf(NOT_ASKED, form, 'because');
  const reference = textOf(form, 'evidenceReference');
  return {
    episodeId,
    by: chosenIn(SIDES, form, 'by'),
    answer,
    on: dayIn(form, 'on'),
    ...(answer !== 'not_asked' && evidence !== undefined ? { evidence } : {}),
    ...(answer === 'not_asked' && because !== undefined ? { because } : {}),
    ...(reference === '' ? {} : { evidenceReference: reference }),
  };
}

export function agreeQuestion(episodeId: string, firstReviewBy: string, etag: string): Question {
  return {
    title: 'Agree the plan',
    action: `/cases/${episodeId}/plan/agree`,
    back: back(episodeId),
    lead: ['From then on the plan is carried out. Every borough with a part is told.'],
    fields: [
      {
        kind: 'one',
        name: 'outOfBorough',
        label: 'Were services of other boroughs thought of?',
        words: OTHER_BOROUGHS,
        missing: 'Select whether they were thought of',
      },
      {
        kind: 'day',
        name: 'review',
        label: 'When does the whole team first review it?',
        hint: `At the latest on ${dateOf(firstReviewBy)}`,
        missing: 'Enter the day of the first review',
      },
    ],
    button: 'Agree the plan',
    hidden: { etag },
  };
}

export function adoptionFrom(form: Form, episodeId: string): TakeEpisodeStepPayload {
  return {
    episodeId,
    step: 'agree_plan',
    outOfBorough: chosenIn(OTHER_BOROUGHS, form, 'outOfBorough'),
    nextReviewOn: dayIn(form, 'review'),
  };
}

export const PLAN_REFUSALS = {
  plan_unfit: {
    text: 'Something does not fit: a day in the past, a document that is not your borough’s action plan, or a reason that is missing or does not belong there.',
  },
  reason_missing: { field: 'reason', text: 'Select why, where it was not done' },
  date_in_future: { field: 'on-day', text: 'The day must be today or in the past' },
  step_incomplete: {
    field: 'review-day',
    text: 'The first review must be in the future, and not later than the day named here',
  },
  plan_not_ready: { text: 'The plan still needs something. Go back to the plan to see what.' },
  conflict: { text: 'The case does not go on, or the plan was agreed meanwhile.' },
};
