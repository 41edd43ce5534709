import {
  ChangeOrganisation,
  type ClosedDays,
  type KeptOrganisation,
  type PersonEntry,
} from '@hub/contracts/identity';
import type { Acts } from '../../pages/acts.js';
import { dayIn, partOf } from '../../pages/fields.js';
import { textOf } from '../../session/form.js';
import type { Person } from '../../session/session-state.js';
import { dateOf } from '../../words/dates.js';

/** An organisation, and among whom is chosen whom to ring while it is closed. */
export interface ClosableOrganisation {
  readonly organisation: KeptOrganisation;
  readonly colleagues?: readonly Pick<PersonEntry, 'id' | 'contact'>[];
}

const isOwn = ({ organisation }: ClosableOrganisation, { authority }: Person): boolean =>
  organisation.authority === authority;

/** The same organisation with other days on which it is closed, in order. */
function closedOn(
  { id, authority: _own, version: _version, closed: _before, ...terms }: KeptOrganisation,
  days: readonly ClosedDays[],
): object {
  const closed = days.toSorted((a, b) => a.from.localeCompare(b.from));
  const { name, sector, urn, ods, partOf: cluster, ledBy } = terms;
  return {
    ...{ organisationId: id, name, sector, closed },
    ...(urn === undefined ? {} : { urn }),
    ...(ods === undefined ? {} : { ods }),
    ...(cluster === undefined ? {} : { partOf: cluster }),
    ...(ledBy === undefined ? {} : { ledBy }),
  };
}

/** When an organisation is closed beside weekends and bank holidays. */
export const CLOSED_ACTS: Acts<ClosableOrganisation> = {
  closed: {
    title: 'Say when it is closed',
    lead: 'Clocks of what its staff must answer stand still on these days, and say whom to ring. Days of its cluster hold as well. What is urgent waits for no holiday.',
    button: 'Save',
    notice: 'It was written down when it is closed.',
    isOpenTo: isOwn,
    fields: ({ colleagues = [] }) => [
      {
        kind: 'line',
        name: 'what',
        label: 'What are these days?',
        hint: 'For example, summer holiday or training day',
        most: 60,
        missing: 'Enter what these days are',
      },
      {
        kind: 'day',
        name: 'from',
        label: 'The first day',
        hint: 'For example, 27 3 2027.',
        missing: 'Enter the first day',
      },
      { kind: 'day', name: 'to', label: 'The last day', missing: 'Enter the last day' },
      {
        kind: 'listed',
        name: 'coveredBy',
        label: 'Whom to ring meanwhile (optional)',
        words: Object.fromEntries(
          colleagues.map(({ id, contact }) => [id, `${contact.name}, ${contact.role}`] as const),
        ),
        none: 'Nobody is named',
      },
    ],
    definition: ChangeOrganisation,
    order: (form, { organisation }) =>
      closedOn(organisation, [
        ...(organisation.closed ?? []),
        {
          name: textOf(form, 'what'),
          from: dayIn(form, 'from'),
          to: dayIn(form, 'to'),
          ...partOf(form, 'coveredBy'),
        },
      ]),
  },
  open: {
    title: 'Say that it is open on days that stand here',
    button: 'It is open then',
    notice: 'These days stand there no more.',
    isOpenTo: (of, person) => isOwn(of, person) && (of.organisation.closed ?? []).length > 0,
    fields: ({ organisation: { closed = [] } }) => [
      {
        kind: 'one',
        name: 'from',
        label: 'Which days?',
        words: Object.fromEntries(
          closed.map(({ from, to, name }) => [from, `${name}, ${dateOf(from)} to ${dateOf(to)}`]),
        ),
        missing: 'Select the days',
      },
    ],
    definition: ChangeOrganisation,
    order: (form, { organisation }) =>
      closedOn(
        organisation,
        (organisation.closed ?? []).filter(({ from }) => from !== textOf(form, 'from')),
      ),
  },
};
