import { AUTHORITIES, authorityName } from '@hub/contracts';
import type { OpenDisputePayload } from '@hub/contracts/arbitration';
import type { EpisodeView } from '@hub/contracts/episode';
import { chosenIn, isYes, partOf } from '../../pages/fields.js';
import type { Question } from '../../pages/question.js';
import { type Form, textOf } from '../../session/form.js';
import { chosenOf, YES_NO } from '../../words/choices.js';
import { KINDS } from './dispute-words.js';

/** With whom, about what, and what should happen. */
export function openQuestion({ id, counterparts }: EpisodeView, own: string): Question {
  const others = counterparts.filter((code) => code !== own);
  return {
    title: 'Say that you disagree with another borough',
    action: `/cases/${id}/disagree`,
    back: { href: `/cases/${id}`, text: 'Back to the case' },
    lead: [
      'Ring them first. Most disagreements end on the telephone.',
      'The help that the child has goes on, and the lead stays where it is, until this is settled. If nobody answers in time, it goes to more senior people by itself, and in the end to an arbitrator of another borough.',
    ],
    fields: [
      {
        kind: 'some',
        name: 'respondents',
        label: 'With which borough?',
        hint:
          others.length === 0
            ? 'No other borough has a part in this case yet.'
            : 'Boroughs with a part in this case',
        words: Object.fromEntries(others.map((code) => [code, authorityName(code)])),
        missing: 'Select the borough that you disagree with',
      },
      {
        kind: 'one',
        name: 'kind',
        label: 'About what?',
        words: KINDS,
        missing: 'Select what it is about',
      },
      {
        kind: 'lines',
        name: 'askedFor',
        label: 'What should happen?',
        hint: 'What you ask the other borough for. Leave out what they need not know of the family.',
        missing: 'Enter what should happen',
        most: 1000,
      },
      {
        kind: 'listed',
        name: 'interimPayer',
        label: 'If it is about who pays: who pays until it is settled?',
        words: Object.fromEntries(counterparts.map((code) => [code, authorityName(code)])),
        none: 'My own borough',
      },
      {
        kind: 'lines',
        name: 'supportInPlace',
        label: 'What help goes on meanwhile? (optional)',
        most: 1000,
      },
      {
        kind: 'one',
        name: 'riskOfHarm',
        label: 'Could the child come to harm while this is open?',
        hint: 'Then everybody has hours to answer, at night and at weekends too.',
        words: YES_NO,
        missing: 'Select yes or no',
      },
    ],
    button: 'Tell the other borough',
  };
}

/** What is opened, once nothing is wrong with the form. */
export function openingFrom(form: Form, episodeId: string): OpenDisputePayload {
  const kind = chosenIn(KINDS, form, 'kind');
  return {
    episodeId,
    kind,
    respondents: chosenOf(AUTHORITIES, form, 'respondents'),
    askedFor: textOf(form, 'askedFor'),
    riskOfHarm: isYes(form, 'riskOfHarm'),
    ...partOf(form, 'supportInPlace'),
    ...(kind === 'funding' ? partOf(form, 'interimPayer') : {}),
  };
}
