import { type ErrorList, type Fault, messageAt, summaryOf } from '../../pages/faults.js';
import { type Form, textOf } from '../../session/form.js';
import { type Choice, choicesOf, chosenOf } from '../../words/choices.js';
import { AUTHORITIES } from '@hub/contracts';
import { FAMILY_VIEWS, REASONS } from './hand-over-words.js';

export interface ProposeView {
  readonly title: string;
  readonly action: string;
  readonly back: string;
  readonly summary: ErrorList | undefined;
  readonly boroughs: readonly { value: string; text: string; selected: boolean }[];
  readonly reasons: readonly Choice[];
  readonly views: readonly Choice[];
  readonly errors: Readonly<Record<string, { readonly text: string } | undefined>>;
}

/** To whom the lead should pass, why, and what the family thinks. */
export function proposeView(episodeId: string, form: Form, faults: readonly Fault[]): ProposeView {
  const to = textOf(form, 'toAuthority');
  const choose = { value: String(), text: 'Choose a borough', selected: to === '' };
  return {
    title: 'Hand over the lead to another borough',
    action: `/cases/${episodeId}/hand-over`,
    back: `/cases/${episodeId}`,
    summary: summaryOf(faults),
    boroughs: [
      choose,
      ...Object.entries(AUTHORITIES).map(([value, text]) => ({
        value,
        text,
        selected: value === to,
      })),
    ],
    reasons: choicesOf(REASONS, form, 'reason'),
    views: choicesOf(FAMILY_VIEWS, form, 'familyView'),
    errors: Object.fromEntries(
      ['toAuthority', 'reason', 'familyView'].map((name) => [name, messageAt(faults, name)]),
    ),
  };
}

export function faultsInProposal(form: Form): Fault[] {
  return [
    ...(textOf(form, 'toAuthority') === ''
      ? [{ field: 'toAuthority', text: 'Select the borough that is to lead' }]
      : []),
    ...(chosenOf(REASONS, form, 'reason').length === 0
      ? [{ field: 'reason', text: 'Select why the lead should pass' }]
      : []),
    ...(chosenOf(FAMILY_VIEWS, form, 'familyView').length === 0
      ? [{ field: 'familyView', text: 'Select what the family thinks of it' }]
      : []),
  ];
}
