import type { DisputeView } from '@hub/contracts/arbitration';
import type { Field } from '../../pages/fields.js';
import { type Form, textOf } from '../../session/form.js';
import { partyNames } from './dispute-words.js';

export const whyField = (label: string): Field => ({
  kind: 'lines',
  name: 'reason',
  label,
  missing: 'Enter why',
  most: 1000,
});

export const leadField = (dispute: DisputeView): Field => ({
  kind: 'listed',
  name: 'ledBy',
  label: 'Who would lead? (optional)',
  words: partyNames(dispute),
  none: 'As it is now',
});

export const EVIDENCE_FIELD: Field = {
  kind: 'lines',
  name: 'evidence',
  label: 'What supports it? (optional)',
  hint: 'One thing on each line, as your own system calls it: a letter, a note of a meeting.',
  most: 2000,
};

export function evidenceIn(form: Form): { readonly evidence?: readonly { title: string }[] } {
  const evidence = textOf(form, 'evidence')
    .split('\n')
    .map((line) => ({ title: line.trim().slice(0, 200) }))
    .filter(({ title }) => title !== '');
  return evidence.length === 0 ? {} : { evidence };
}

export const reasonOf = (form: Form, { id: disputeId }: DisputeView): object => ({
  disputeId,
  reason: textOf(form, 'reason'),
});
