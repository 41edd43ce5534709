import type { LookupView } from '@hub/contracts/lookup';
import { type Fault, faultWhere, missing, unchosen } from '../../pages/faults.js';
import { type Form, textsOf } from '../../session/form.js';
import { dateOf } from '../../words/dates.js';
import { faultsInLabel } from '../labels/label-acts.js';
import { recordsIn, silentIn } from '../look-up/lookup-rows.js';
import { FOUND, LEVELS, URGENT } from './start-words.js';

export interface FoundAssessment {
  /** Name of the field that answers it. */
  readonly field: string;
  readonly authority: string;
  readonly reference: string;
  readonly text: string;
}

/** What the lookup found and nobody took back: each is answered before another one starts. */
export function foundBy(lookup: LookupView): FoundAssessment[] {
  return recordsIn(lookup)
    .filter(({ episode }) => episode.withdrawnBecause === undefined)
    .map(({ row: { authority, name }, episode: { reference, openedOn } }, at) => ({
      field: `found-${String(at + 1)}`,
      authority,
      reference,
      text: `${name}, opened ${dateOf(openedOn)}, their reference ${reference}`,
    }));
}

/** Somebody still answers, or is asked: a start does not wait for them only for a reason. */
export function isUnsettled({ status, rows }: LookupView): boolean {
  return status === 'gathering' || rows.some(({ outcome }) => outcome === 'person_will_answer');
}

/** What is wrong on the page about the case. */
export function faultsInCase(form: Form, lookup: LookupView): Fault[] {
  return [
    ...missing(form, 'home', 'Select the borough where the child lives'),
    ...unchosen(LEVELS, form, 'level', 'Select the level of need'),
    ...missing(form, 'label', 'Enter what your borough calls this level'),
    ...missing(form, 'reference', 'Enter your own case reference'),
    ...faultsInLabel(form),
    ...foundBy(lookup).flatMap(({ field, text }) =>
      unchosen(FOUND, form, field, `Select what the assessment found is: ${text}`),
    ),
    ...faultWhere(
      silentIn(lookup).length > 0 && textsOf(form, 'silence').length === 0,
      'silence',
      'Confirm that you have read which boroughs did not answer',
    ),
    ...(isUnsettled(lookup)
      ? unchosen(
          URGENT,
          form,
          'urgent',
          'Select why it cannot wait for the answers, or wait for them',
        )
      : []),
  ];
}
