import type {
  KeptOrganisation,
  PersonEntry,
  RegisterOrganisationPayload,
} from '@hub/contracts/identity';
import { type Fault, faultWhere } from '../../pages/faults.js';
import { chosenIn, faultsIn, type Field, partOf } from '../../pages/fields.js';
import { type Form, textOf } from '../../session/form.js';
import { SECTORS } from './organisation-words.js';

/** Among whom a leader and a cluster are chosen, of one’s own borough. */
export interface OrganisationChoices {
  readonly organisations: readonly KeptOrganisation[];
  readonly colleagues: readonly Pick<PersonEntry, 'id' | 'contact'>[];
}

/** @param own left out of the clusters it may belong to */
export const organisationFields = (
  { organisations, colleagues }: OrganisationChoices,
  own?: string,
): Field[] => [
  { kind: 'line', name: 'name', label: 'Name', most: 120, missing: 'Enter the name' },
  {
    kind: 'one',
    name: 'sector',
    label: 'What kind of service is it?',
    words: SECTORS,
    missing: 'Select what kind of service it is',
  },
  {
    kind: 'line',
    name: 'urn',
    label: 'Number of the school (URN, optional)',
    hint: 'Six digits, for example 100001',
    most: 6,
  },
  {
    kind: 'line',
    name: 'ods',
    label: 'Code in the NHS (ODS, optional)',
    hint: 'Three to ten letters and digits, for example RJ2',
    most: 10,
  },
  {
    kind: 'listed',
    name: 'partOf',
    label: 'Which cluster or trust does it belong to? (optional)',
    words: Object.fromEntries(
      organisations.filter(({ id }) => id !== own).map(({ id, name }) => [id, name] as const),
    ),
    none: 'None',
  },
  {
    kind: 'listed',
    name: 'ledBy',
    label: 'Who leads it? (optional)',
    words: Object.fromEntries(
      colleagues.map(({ id, contact }) => [id, `${contact.name}, ${contact.role}`] as const),
    ),
    none: 'Nobody is named',
  },
];

/** What is wrong with what was typed; of numbers, before the hub says so of all at once. */
export function organisationFaults(fields: readonly Field[], form: Form): Fault[] {
  const [urn, ods] = [textOf(form, 'urn'), textOf(form, 'ods')];
  return [
    ...faultsIn(fields, form),
    ...faultWhere(
      urn !== '' && urn.length <= 6 && !/^\d{6}$/.test(urn),
      'urn',
      'The number of a school has six digits',
    ),
    ...faultWhere(
      ods !== '' && ods.length <= 10 && !/^[A-Za-z0-9]{3,}$/.test(ods),
      'ods',
      'The code has three to ten letters and digits',
    ),
  ];
}

/** @param kept what this page does not ask for, and stays */
export function organisationFrom(
  form: Form,
  { closed }: Pick<KeptOrganisation, 'closed'> = {},
): RegisterOrganisationPayload {
  const { ods } = partOf(form, 'ods');
  return {
    name: textOf(form, 'name'),
    sector: chosenIn(SECTORS, form, 'sector'),
    ...partOf(form, 'urn'),
    ...(ods === undefined ? {} : { ods: ods.toUpperCase() }),
    ...partOf(form, 'partOf'),
    ...partOf(form, 'ledBy'),
    ...(closed === undefined ? {} : { closed }),
  };
}

/** What stands in the fields where it changes. */
export function draftOfOrganisation(organisation: KeptOrganisation): Form {
  const { name, sector, urn, ods, partOf: cluster, ledBy } = organisation;
  return {
    ...{ name, sector },
    ...(urn === undefined ? {} : { urn }),
    ...(ods === undefined ? {} : { ods }),
    ...(cluster === undefined ? {} : { partOf: cluster }),
    ...(ledBy === undefined ? {} : { ledBy }),
  };
}
