import {
  type ChangePersonPayload,
  GIVEN_ROLES,
  type GivenRole,
  type StaffView,
} from '@hub/contracts/identity';
import type { Field } from '../../pages/fields.js';
import { partOf } from '../../pages/fields.js';
import { type Form, textOf } from '../../session/form.js';
import type { Person } from '../../session/session-state.js';
import { chosenOf } from '../../words/choices.js';
import { dateFrom } from '../../words/date-input.js';

const ROLES: Readonly<Record<GivenRole, string>> = {
  practitioner: 'Practitioner: works with families',
  service_manager: 'Service manager: decides for a service, checks, keeps staff',
  head_of_service: 'Head of service: answers for the borough’s early help',
  data_protection_officer: 'Data protection officer: judges breaches of personal data',
};

/** The roles that somebody gives: none above their own. */
function rolesGivenBy({ roles }: Person): Partial<Record<GivenRole, string>> {
  // Whoever is at the head gives the last of them, too, which stands beside the others.
  const ladder = GIVEN_ROLES.slice(0, -1);
  const highest = Math.max(0, ...ladder.map((role, rank) => (roles.includes(role) ? rank : 0)));
  const given = highest === ladder.length - 1 ? GIVEN_ROLES : ladder.slice(0, highest + 1);
  return Object.fromEntries(given.map((role) => [role, ROLES[role]]));
}

/** What is asked of a member of staff, at first and when it changes. */
export const staffFields = (by: Person): Field[] => [
  { kind: 'line', name: 'name', label: 'Name', most: 120, missing: 'Enter the name' },
  {
    kind: 'line',
    name: 'role',
    label: 'What they do',
    hint: 'As your borough calls it, for example family support worker',
    most: 80,
    missing: 'Enter what they do',
  },
  { kind: 'line', name: 'team', label: 'Team', most: 120, missing: 'Enter the team' },
  { kind: 'line', name: 'phone', label: 'Telephone at work (optional)', most: 40 },
  { kind: 'line', name: 'email', label: 'Email at work (optional)', most: 200 },
  {
    kind: 'some',
    name: 'roles',
    label: 'What may they do here?',
    words: rolesGivenBy(by),
    missing: 'Select what they may do here',
  },
  {
    kind: 'day',
    name: 'checked',
    label: 'The last day on which their checks (DBS) are in date (optional)',
    hint: 'For example, 27 3 2029',
  },
  {
    kind: 'day',
    name: 'trained',
    label: 'The last day on which their training is in date (optional)',
    hint: 'For example, 27 3 2028',
  },
];

export const USERNAME: Field = {
  kind: 'line',
  name: 'username',
  label: 'User name',
  hint: 'With what they sign in, for example ama.mensah',
  most: 60,
  missing: 'Enter a user name',
};

type Terms = Omit<ChangePersonPayload, 'personId'>;

/** @param kept what this page does not ask for, and stays */
export function termsFrom(
  form: Form,
  kept: Pick<StaffView, 'organisation' | 'managerId'> = {},
): Terms {
  const [checked, trained] = [dateFrom(form, 'checked'), dateFrom(form, 'trained')];
  const { organisation, managerId } = kept;
  return {
    contact: {
      name: textOf(form, 'name'),
      role: textOf(form, 'role'),
      team: textOf(form, 'team'),
      ...partOf(form, 'phone'),
      ...partOf(form, 'email'),
    },
    roles: chosenOf(ROLES, form, 'roles'),
    ...(checked.kind === 'date' ? { checkedUntil: checked.day } : {}),
    ...(trained.kind === 'date' ? { trainedUntil: trained.day } : {}),
    ...(organisation === undefined ? {} : { organisationId: organisation.id }),
    ...(managerId === undefined ? {} : { managerId }),
  };
}

/** What stands in the fields where it changes. */
export function draftOfStaff({ contact, roles, checkedUntil, trainedUntil }: StaffView): Form {
  const { name, role, team, phone, email } = contact;
  return {
    ...{ name, role, team, roles: [...roles] },
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
    ...dayInto('checked', checkedUntil),
    ...dayInto('trained', trainedUntil),
  };
}

function dayInto(name: string, day: string | undefined): Form {
  if (day === undefined) return {};
  const [year = '', month = '', date = ''] = day.split('-');
  return {
    [`${name}-day`]: String(Number(date)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  };
}
