import {
  AnswerCorrection,
  ApproveCorrection,
  AssessBreach,
  type BreachView,
  type CorrectionView,
  DecideBreach,
  DeclineCorrection,
  TellOfBreach,
} from '@hub/contracts/protection';
import type { Acts } from '../../pages/acts.js';
import { chosenIn, type Field, isYes, partOf } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { YES_NO } from '../../words/choices.js';
import { KEEPING_FIELDS, keepingFrom, keepsIt } from '../recalls/keeping.js';
import { DECLINES, DELAYS, FAMILY_UNTOLD, RISKS, TOLD_BY, UNTOLD } from './correction-words.js';

const decides = ({ state, answers }: CorrectionView, { authority }: Person): boolean =>
  state === 'raised' && authority === answers;

export const CORRECTION_ACTS: Acts<CorrectionView> = {
  approve: {
    title: 'It is wrong: put it right',
    lead: 'Look at your own record first. Everybody who was told what is wrong is told now, and must say what they did.',
    warning:
      'This cannot be undone. If the whole case is of the wrong child, it becomes void: nothing can happen to it any more.',
    button: 'Put it right',
    notice: 'It was put right. Everybody who was told of it is being told now.',
    isOpenTo: decides,
    fields: () => [
      {
        kind: 'some',
        name: 'sure',
        label: 'Before you agree',
        words: {
          yes: 'I have looked at our own record, and was not the one who said that it is wrong',
        },
        missing: 'Confirm that you have looked at your own record',
      },
    ],
    definition: ApproveCorrection,
    order: (_form, { id: correctionId }) => ({ correctionId }),
  },
  decline: {
    title: 'It is right: change nothing',
    button: 'Change nothing',
    notice: 'Nothing was changed. Whoever said that it is wrong sees why.',
    isOpenTo: decides,
    fields: () => [
      { kind: 'one', name: 'because', label: 'Why?', words: DECLINES, missing: 'Select why' },
    ],
    definition: DeclineCorrection,
    order: (form, { id: correctionId }) => ({
      correctionId,
      because: chosenIn(DECLINES, form, 'because'),
    }),
  },
  answer: {
    title: 'Say what your borough did with it',
    lead: 'Your borough was told something wrong. What you say stands in the record of the family.',
    button: 'Send the answer',
    notice: 'Your answer was sent to the borough that put it right.',
    isOpenTo: ({ notices }, person) => keepsIt(notices, person),
    fields: () => KEEPING_FIELDS,
    definition: AnswerCorrection,
    order: (form, { id: correctionId }) => ({ correctionId, ...keepingFrom(form) }),
  },
};

const told = (label: string, missing: string): Field => ({
  kind: 'one',
  name: 'told',
  label,
  words: YES_NO,
  missing,
});

export const BREACH_ACTS: Acts<BreachView> = {
  assess: {
    title: 'Say how likely harm is',
    lead: 'Think of what could happen to the child or the family if the wrong people know it. You can say so again when you know more.',
    button: 'Write it down',
    notice: 'How likely harm is was written down.',
    isOpenTo: ({ correction }) => correction !== 'declined',
    fields: () => [
      {
        kind: 'one',
        name: 'risk',
        label: 'How likely is harm?',
        words: RISKS,
        missing: 'Select how likely harm is',
      },
    ],
    definition: AssessBreach,
    order: (form, { correctionId }) => ({ correctionId, risk: chosenIn(RISKS, form, 'risk') }),
  },
  regulator: {
    title: 'Is the regulator told?',
    lead: 'This is the Information Commissioner’s Office. The hub tells it nothing: you do, and say so here.',
    button: 'Write it down',
    notice: 'What was decided about the regulator was written down.',
    isOpenTo: ({ regulator }) => regulator?.told !== true,
    fields: () => [
      told('Is it told?', 'Select whether the regulator is told'),
      { kind: 'listed', name: 'because', label: 'If not: why?', words: UNTOLD, none: 'It is told' },
      {
        kind: 'listed',
        name: 'lateBecause',
        label: 'If more than 72 hours have gone by: why?',
        words: DELAYS,
        none: 'It is in time',
      },
    ],
    definition: DecideBreach,
    order: (form, { correctionId }) => ({
      correctionId,
      told: isYes(form, 'told'),
      ...partOf(form, 'because'),
      ...partOf(form, 'lateBecause'),
    }),
  },
  family: {
    title: 'Is the family told?',
    button: 'Write it down',
    notice: 'What the family was told was written down.',
    isOpenTo: ({ family, correction }) => correction !== 'declined' && family?.told !== true,
    fields: () => [
      told('Were they told?', 'Select whether the family was told'),
      {
        kind: 'listed',
        name: 'how',
        label: 'If yes: how?',
        words: TOLD_BY,
        none: 'They were not told',
      },
      {
        kind: 'listed',
        name: 'because',
        label: 'If not: why?',
        words: FAMILY_UNTOLD,
        none: 'They were told',
      },
    ],
    definition: TellOfBreach,
    order: (form, { correctionId }) => ({
      correctionId,
      told: isYes(form, 'told'),
      ...partOf(form, 'how'),
      ...partOf(form, 'because'),
    }),
  },
};

export const BREACH_REFUSALS = {
  breach_must_be_told: {
    field: 'because',
    text: 'With that risk they are to be told. Tell them, or choose a reason that holds with this risk',
  },
  breach_told: { text: 'They were told already, and that stays.' },
  breach_unassessed: { text: 'Nobody has said yet how likely harm is. Say that first.' },
};
