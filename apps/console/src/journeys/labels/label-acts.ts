import type { EpisodeView } from '@hub/contracts/episode';
import { type ChildLabel, SetChildLabel, SetOwnReference } from '@hub/contracts/labels';
import type { Acts } from '../../pages/acts.js';
import { type Fault, faultWhere } from '../../pages/faults.js';
import { faultsIn, type Field, partOf } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { type Form, textOf } from '../../session/form.js';
import { isOver } from '../cases/late-review.js';

const NO_MONTH = 'Enter a month that exists, like 2018-03';

/** A case, and how its child is called now, where that is known. */
export interface NamedCase {
  readonly episode: EpisodeView;
  readonly label?: ChildLabel;
}

function startedIt({ episode }: NamedCase, { authority }: Person): boolean {
  return episode.originatingAuthority === authority;
}

function caseOf({ episode: { id } }: NamedCase): string {
  return `/cases/${id}`;
}

type Line = Extract<Field, { readonly kind: 'line' | 'lines' }>;

const CALLED: Line = {
  kind: 'line',
  name: 'called',
  label: 'What is the child called in lists?',
  most: 40,
  hint: 'First name and initial, for example Kofi M. It is shown to people who work with the child, and to nobody else.',
};
const BORN: Line = {
  kind: 'line',
  name: 'born',
  label: 'Month of birth',
  most: 7,
  hint: 'For example, 2018-03. The age is shown beside the name. Leave it out if the child is not born yet.',
};
const HOUSEHOLD: Line = {
  kind: 'line',
  name: 'household',
  label: 'Your reference of the household',
  most: 64,
  hint: 'Cases of brothers and sisters that share it say so.',
};

/** What a child is called in lists; left out where a case starts before that is known. */
export const LABEL_FIELDS: readonly Line[] = [CALLED, BORN, HOUSEHOLD];

/** A month that is none is told before anything is sent. */
export function faultsInLabel(form: Form): Fault[] {
  const born = textOf(form, 'born');
  return [
    ...faultsIn(LABEL_FIELDS, form),
    ...faultWhere(born !== '' && !/^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(born), 'born', NO_MONTH),
  ];
}

/** What stands in these fields; nothing where no name was given. */
export function labelFrom(form: Form): ChildLabel | undefined {
  const name = textOf(form, 'called');
  if (name === '') return undefined;
  const bornIn = textOf(form, 'born');
  return { name, ...(bornIn === '' ? {} : { bornIn }), ...partOf(form, 'household') };
}

export const LABEL_REFUSALS: Readonly<Record<string, Fault>> = {
  invalid_request: { field: 'born', text: NO_MONTH },
  date_in_future: { field: 'born', text: 'The month of birth must be in the past' },
};

export const LABEL_ACTS: Acts<NamedCase> = {
  called: {
    title: 'Change what the child is called',
    button: 'Save',
    notice: 'The child is called so in lists from now on.',
    then: caseOf,
    isOpenTo: (named, person) => startedIt(named, person) && !isOver(named.episode),
    fields: () => [
      { ...CALLED, missing: 'Enter what the child is called in lists' },
      BORN,
      HOUSEHOLD,
    ],
    draft: ({ label }) =>
      label === undefined
        ? {}
        : {
            called: label.name,
            ...(label.bornIn === undefined ? {} : { born: label.bornIn }),
            ...(label.household === undefined ? {} : { household: label.household }),
          },
    definition: SetChildLabel,
    order: (form, { episode: { id: episodeId } }) => ({ episodeId, label: labelFrom(form) }),
  },
  'our-reference': {
    title: 'Note your own case reference',
    lead: 'Your borough alone sees it, and finds the case by it.',
    button: 'Save',
    notice: 'The case is found under that reference.',
    then: caseOf,
    isOpenTo: (named, person) => !startedIt(named, person) && !isOver(named.episode),
    fields: () => [
      {
        kind: 'line',
        name: 'ownReference',
        label: 'Your own case reference',
        most: 64,
        missing: 'Enter your own case reference',
      },
    ],
    draft: ({ episode: { child } }) =>
      child?.reference === undefined ? {} : { ownReference: child.reference },
    definition: SetOwnReference,
    order: (form, { episode: { id: episodeId } }) => ({
      episodeId,
      ownReference: textOf(form, 'ownReference'),
    }),
  },
};
