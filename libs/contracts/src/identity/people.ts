import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ROLES, type Role } from '../roles.js';
import { AuthorityCode, Id, OneOf, Optional, Text } from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import { NoPayload } from './authorities.js';
import { OwnPersonView, PersonEntry, PersonPage } from './person-view.js';

/** A case system that names nobody is no person. */
const PEOPLE = ROLES.filter((role) => role !== 'authority_system');
const EVERYONE: Role[] = [...ROLES];

export const ReadOwnPerson = defineQuery({
  type: 'person.read_own.v1',
  owner: 'identity-service',
  summary:
    'Who you are here: your authority, roles, organisation, checks and training, and for whom you stand in.',
  personalData: 'identity',
  payload: NoPayload,
  reply: OwnPersonView,
  roles: PEOPLE,
  http: { method: 'GET', path: '/v1/me', success: 200 },
  examples: [{}],
});

export class ReadPersonPayload {
  @Id('The person') personId!: string;
}

export const ReadPerson = defineQuery({
  type: 'person.read.v1',
  on: { object: 'person', id: 'personId' },
  owner: 'identity-service',
  summary: 'Who a member of staff is, whom they work for, and how to reach them.',
  personalData: 'identity',
  payload: ReadPersonPayload,
  reply: PersonEntry,
  roles: EVERYONE,
  http: { method: 'GET', path: '/v1/people/{personId}', success: 200 },
  examples: [{ personId: EXAMPLE.personId }],
});

export class ListPeoplePayload extends PageQuery {
  @Optional() @AuthorityCode('Staff of that authority; your own by default') authority?: string;
  @Optional() @Text(60, 'How a word of their name begins, two letters or more', 2) q?: string;
  @Optional() @OneOf(PEOPLE, 'Those who hold this role now') role?: Role;
  @Optional() @Id('Those who work for this organisation') organisation?: string;
}

export const ListPeople = defineQuery({
  type: 'person.list.v1',
  owner: 'identity-service',
  summary:
    'Finds members of staff by name, role and organisation. Of another authority, those whom you name (`q`) or who hold the role you ask for (`role`).',
  personalData: 'identity',
  payload: ListPeoplePayload,
  reply: PersonPage,
  roles: EVERYONE,
  http: { method: 'GET', path: '/v1/people', success: 200 },
  examples: [{ q: 'oka' }, { authority: EXAMPLE.lewisham, role: 'practitioner', limit: 20 }],
  counterExamples: { 'one letter': { q: 'o' }, 'a role that nobody has': { role: 'mayor' } },
});
