import {
  AnswerQuestion,
  AskQuestion,
  DecideDispute,
  DeclareConflict,
  type DisputeView,
} from '@hub/contracts/arbitration';
import type { Acts } from '../../pages/acts.js';
import { partOf } from '../../pages/fields.js';
import { textOf } from '../../session/form.js';
import { chosenOf } from '../../words/choices.js';
import { EVIDENCE_FIELD, evidenceIn, leadField, reasonOf, whyField } from './dispute-fields.js';
import { isArbitrator, isParty, questionsFor } from './dispute-sides.js';
import { partyNames } from './dispute-words.js';
import { fundingFields, fundingFrom } from './funding-fields.js';

/** What an arbitrator does, and what the sides answer them. */
export const ARBITRATOR_ACTS: Acts<DisputeView> = {
  'answer-arbitrator': {
    title: 'Answer a question of the arbitrator',
    lead: 'Your borough answers once. The other borough reads it too.',
    button: 'Send the answer',
    notice: 'The arbitrator has your answer.',
    isOpenTo: (dispute, person) =>
      dispute.state === 'arbitration' &&
      isParty(dispute, person) &&
      questionsFor(dispute, person.authority).length > 0,
    fields: (dispute, { authority }) => [
      {
        kind: 'one',
        name: 'questionId',
        label: 'Which question?',
        words: Object.fromEntries(
          questionsFor(dispute, authority).map(({ id, text }) => [id, text]),
        ),
        missing: 'Select the question that you answer',
      },
      {
        kind: 'lines',
        name: 'text',
        label: 'Your answer',
        missing: 'Enter your answer',
        most: 5000,
      },
      EVIDENCE_FIELD,
    ],
    definition: AnswerQuestion,
    order: (form, { id: disputeId }) => ({
      disputeId,
      questionId: textOf(form, 'questionId'),
      text: textOf(form, 'text'),
      ...evidenceIn(form),
    }),
  },
  ask: {
    title: 'Ask the sides a question',
    lead: 'Each side that you ask has two working days, or one day where a child could come to harm. Who does not answer in time is counted. Your own time to decide runs on.',
    button: 'Ask',
    notice: 'The question was sent.',
    isOpenTo: isArbitrator,
    fields: (dispute) => [
      {
        kind: 'lines',
        name: 'text',
        label: 'Your question',
        missing: 'Enter your question',
        most: 2000,
      },
      {
        kind: 'some',
        name: 'parties',
        label: 'Of whom? (optional)',
        hint: 'Every side, where none is selected',
        words: partyNames(dispute),
      },
    ],
    definition: AskQuestion,
    order: (form, dispute) => {
      const parties = chosenOf(partyNames(dispute), form, 'parties');
      const whom = parties.length === 0 ? {} : { parties };
      return { disputeId: dispute.id, text: textOf(form, 'text'), ...whom };
    },
  },
  decision: {
    title: 'Decide the disagreement',
    lead: 'Your decision binds every borough that is a side. It stands on the record of each, and a change of the lead is ordered by the hub.',
    button: 'Decide',
    notice: 'Your decision was sent to every side.',
    isOpenTo: isArbitrator,
    fields: (dispute) => [
      {
        kind: 'lines',
        name: 'terms',
        label: 'What each borough must do',
        hint: 'Name each borough, what it must do, and by when.',
        missing: 'Enter what each borough must do',
        most: 2000,
      },
      ...fundingFields(dispute),
      {
        kind: 'lines',
        name: 'reasons',
        label: 'Your reasons',
        missing: 'Enter your reasons',
        most: 5000,
      },
      { ...leadField(dispute), label: 'Who is to lead?' },
      {
        kind: 'some',
        name: 'sure',
        label: 'Before you decide',
        words: { yes: 'I have read what every side says, and have no part in this myself' },
        missing: 'Confirm that you have read both sides and have no part in this',
      },
    ],
    definition: DecideDispute,
    order: (form, dispute) => ({
      disputeId: dispute.id,
      terms: textOf(form, 'terms'),
      reasons: textOf(form, 'reasons'),
      ...partOf(form, 'ledBy'),
      ...fundingFrom(form, dispute),
    }),
  },
  conflict: {
    title: 'Stand back: I have a part in this',
    lead: 'Somebody else is appointed in your place. The sides are not told why.',
    button: 'Stand back',
    notice: 'You stood back. Somebody else is appointed.',
    isOpenTo: isArbitrator,
    fields: () => [whyField('Why?')],
    definition: DeclareConflict,
    order: reasonOf,
    // Who stood back reads it no more.
    then: () => '/',
  },
};
