import { AUTHORITIES } from '@hub/contracts';
import {
  type ErrorList,
  type Fault,
  type FieldMessages,
  messagesOf,
  missing,
  summaryOf,
  unchosen,
} from '../../pages/faults.js';
import type { Form } from '../../session/form.js';
import { type Choice, choicesOf, type Option, optionsOf } from '../../words/choices.js';
import { FAMILY_VIEWS, REASONS } from './hand-over-words.js';

export interface ProposeView {
  readonly title: string;
  readonly action: string;
  readonly back: string;
  readonly summary: ErrorList | undefined;
  readonly boroughs: readonly Option[];
  readonly reasons: readonly Choice[];
  readonly views: readonly Choice[];
  readonly errors: FieldMessages;
}

/** To whom the lead should pass, why, and what the family thinks. */
export function proposeView(episodeId: string, form: Form, faults: readonly Fault[]): ProposeView {
  return {
    title: 'Hand over the lead to another borough',
    action: `/cases/${episodeId}/hand-over`,
    back: `/cases/${episodeId}`,
    summary: summaryOf(faults),
    boroughs: optionsOf(AUTHORITIES, form, 'toAuthority', 'Choose a borough'),
    reasons: choicesOf(REASONS, form, 'reason'),
    views: choicesOf(FAMILY_VIEWS, form, 'familyView'),
    errors: messagesOf(faults),
  };
}

export function faultsInProposal(form: Form): Fault[] {
  return [
    ...missing(form, 'toAuthority', 'Select the borough that is to lead'),
    ...unchosen(REASONS, form, 'reason', 'Select why the lead should pass'),
    ...unchosen(FAMILY_VIEWS, form, 'familyView', 'Select what the family thinks of it'),
  ];
}
