import type { RecallView } from '@hub/contracts/consent';
import { chosenIn, type Field, partOf } from '../../pages/fields.js';
import type { Form } from '../../session/form.js';
import type { Person } from '../../session/session-state.js';

type Outcome = NonNullable<RecallView['outcome']>;
type Ground = NonNullable<RecallView['ground']>;

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  deleted: 'We deleted it',
  kept: 'We keep it, on a lawful ground',
};

const GROUNDS: Readonly<Record<Ground, string>> = {
  legal_obligation: 'A law says that we must',
  safeguarding: 'To protect a child',
  court_order: 'A court ordered it',
  legal_claim: 'A legal claim',
  vital_interests: 'Somebody’s life depends on it',
};

/** What a borough did with what it should not have any more. */
export const KEEPING_FIELDS: readonly Field[] = [
  {
    kind: 'one',
    name: 'outcome',
    label: 'What did your borough do with it?',
    words: OUTCOMES,
    missing: 'Select what your borough did',
  },
  {
    kind: 'listed',
    name: 'ground',
    label: 'If you keep it: on which ground?',
    words: GROUNDS,
    none: 'We do not keep it',
  },
  {
    kind: 'line',
    name: 'reference',
    label: 'Where your own record of it is (optional)',
    hint: 'As your own system calls it.',
    most: 100,
  },
];

export const KEEPING_REFUSALS = {
  ground_missing: {
    field: 'ground',
    text: 'Select a ground where you keep it, and none where you deleted it',
  },
};

export function keepingFrom(form: Form): object {
  return {
    outcome: chosenIn(OUTCOMES, form, 'outcome'),
    ...partOf(form, 'ground'),
    ...partOf(form, 'reference'),
  };
}

/** Whether a person's borough was asked, and has not said that it deleted it. */
export function keepsIt(
  asked: readonly { readonly authority: string; readonly outcome?: Outcome }[],
  { authority }: Person,
): boolean {
  return asked.some((one) => one.authority === authority && one.outcome !== 'deleted');
}

/** What a borough did, in a few words; that it has not answered. */
export function whatWasDone({
  state,
  outcome,
  ground,
}: {
  readonly state: RecallView['state'];
  readonly outcome?: Outcome;
  readonly ground?: Ground;
}): string {
  if (outcome === 'deleted') return 'Deleted';
  if (outcome === 'kept')
    return ground === undefined ? 'Kept' : `Kept: ${GROUNDS[ground].toLowerCase()}`;
  return state === 'overdue' ? 'No answer yet, overdue' : 'No answer yet';
}
