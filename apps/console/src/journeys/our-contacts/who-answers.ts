import {
  type AuthorityView,
  ChangeAuthority,
  ConfirmAuthority,
  type PersonEntry,
} from '@hub/contracts/identity';
import { type Acts, mayAsk } from '../../pages/acts.js';
import type { Fault } from '../../pages/faults.js';
import type { Field } from '../../pages/fields.js';
import { type Form, textOf } from '../../session/form.js';

/** A borough’s entry, and who works there where somebody is to be chosen among them. */
export interface ContactBook extends AuthorityView {
  readonly colleagues?: readonly Pick<PersonEntry, 'id' | 'contact'>[];
}

const DEPUTIES = [1, 2, 3, 4, 5];
const ORDER = ['first', 'second', 'third', 'fourth', 'fifth'];
const deputyField = (place: number): string => `deputy-${String(place)}`;

/** Names the lead CAF contact anew, and who stands in. */
export const WHO_ANSWERS: Acts<ContactBook>[string] = {
  title: 'Say who the contact is, and who stands in',
  lead: 'Whoever looks a child up is shown the lead CAF contact, or the first deputy who is not away. This confirms the rest of your borough’s entry as well.',
  button: 'Save',
  notice: 'Your borough’s contacts were changed. Other boroughs see them now.',
  isOpenTo: (_book, person) => mayAsk(ConfirmAuthority, person),
  fields: (book) => {
    const words = namesIn(book);
    return [
      {
        kind: 'listed',
        name: 'lead',
        label: 'Who is the lead CAF contact?',
        words,
        none: 'Choose a person',
        missing: 'Select who the lead CAF contact is',
      },
      ...DEPUTIES.map((place): Field => ({
        kind: 'listed',
        name: deputyField(place),
        label: `Who stands in ${ORDER[place - 1] ?? 'last'}? (optional)`,
        words,
        none: 'Nobody',
      })),
    ];
  },
  draft: ({ lead, deputies }) => ({
    lead: lead.personId,
    ...Object.fromEntries(
      deputies.map(({ personId }, at) => [deputyField(at + 1), personId] as const),
    ),
  }),
  definition: ChangeAuthority,
  order: (form, { code: gss, teams, systems }) => ({
    ...{ gss, teams, systems },
    leadCafContactId: textOf(form, 'lead'),
    deputyIds: deputiesIn(form),
  }),
};

export const CONTACT_REFUSALS: Readonly<Record<string, Fault>> = {
  invalid_request: {
    text: 'Check the people and the days. Nobody stands in for themselves. The day back is after the first day away, and within two years.',
  },
  person_unknown: { text: 'Choose people of your own borough who work there now.' },
};

/** Those who are named now stand there in any case. */
function namesIn({ lead, deputies, colleagues = [] }: ContactBook): Record<string, string> {
  return Object.fromEntries([
    ...[lead, ...deputies].map(({ personId, contact }) => [personId, contact.name] as const),
    ...colleagues.map(({ id, contact }) => [id, `${contact.name}, ${contact.role}`] as const),
  ]);
}

function deputiesIn(form: Form): string[] {
  const named = DEPUTIES.map((place) => textOf(form, deputyField(place))).filter((id) => id !== '');
  return [...new Set(named)];
}
