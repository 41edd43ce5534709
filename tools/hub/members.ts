import { createHash, randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import { v7 as uuidv7 } from 'uuid';
import { AUTHORITY_CODES, authorityName, memberVhost, type Role } from '@hub/contracts';
import type { Agency } from '@hub/contracts/episode';
import type { OrganisationView } from '@hub/contracts/identity';
import type { Contact } from '@hub/contracts/shape';
import type { StateFolder } from './state-folder.js';

export interface PersonCredentials {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /**
   * Whether their authority has verified them: what another asks waits for the lead CAF contact.
   */
  readonly verified: boolean;
  readonly username: string;
  readonly password: string;
  /**
   * Secret of the one-time codes, base32: `oathtool --totp -b <secret>` prints the present code.
   */
  readonly codeSecret: string;
}

export interface AuthorityCredentials {
  readonly code: string;
  readonly name: string;
  readonly client: { readonly id: string; readonly secret: string };
  readonly amqp: { readonly vhost: string; readonly user: string; readonly password: string };
  readonly people: readonly PersonCredentials[];
}

/** `.hub/credentials.json`: what a script needs to act as any member of the hub. */
export interface Credentials {
  readonly hub: { readonly url: string; readonly amqp: string };
  readonly authorities: readonly AuthorityCredentials[];
  readonly operations: readonly PersonCredentials[];
}

interface RegisterFile {
  readonly authorities: readonly object[];
  readonly organisations: readonly object[];
  readonly people: readonly object[];
  readonly clients: readonly object[];
}

const GIVEN = [
  'Ada',
  'Ben',
  'Chidi',
  'Dana',
  'Emeka',
  'Farah',
  'Grace',
  'Hugo',
  'Imani',
  'Joy',
  'Kofi',
  'Leila',
  'Mina',
  'Noor',
  'Omar',
  'Priya',
];
const FAMILY = [
  'Okafor',
  'Shah',
  'Williams',
  'Nowak',
  'Ali',
  'Brown',
  'Chen',
  'Desai',
  'Evans',
  'Farouk',
  'Green',
  'Hussain',
  'Ivanova',
];
interface Post {
  readonly title: string;
  readonly team: string;
  readonly sector: Agency;
  readonly roles: Role[];
  readonly unverified?: boolean;
}

const POSTS: readonly Post[] = [
  {
    title: 'Lead CAF contact',
    team: 'Early Help',
    sector: 'early_help',
    roles: ['lead_caf_contact'],
  },
  {
    title: 'Family support worker',
    team: 'Early Help',
    sector: 'early_help',
    roles: ['practitioner'],
  },
  { title: 'School nurse', team: 'School Health', sector: 'health', roles: ['practitioner'] },
  {
    title: 'Student social worker',
    team: 'Early Help',
    sector: 'early_help',
    roles: ['practitioner'],
    unverified: true,
  },
  {
    title: 'Service manager',
    team: 'Early Help',
    sector: 'early_help',
    roles: ['service_manager'],
  },
  {
    title: 'Head of service',
    team: 'Children and Families',
    sector: 'early_help',
    roles: ['head_of_service', 'arbitrator'],
  },
];
/** Beside those of the authority itself; each has one who sees no family, and one of a charity. */
const OTHERS: readonly Post[] = [
  {
    title: 'Data protection officer',
    team: 'Information governance',
    sector: 'other',
    roles: ['data_protection_officer'],
  },
  {
    title: 'Youth worker',
    team: 'Youth Trust',
    sector: 'voluntary_sector',
    roles: ['practitioner'],
  },
];
const OPERATIONS: readonly Post[] = [
  {
    title: 'Operations engineer',
    team: 'Hub operations',
    sector: 'other',
    roles: ['hub_operations'],
  },
  { title: 'Operations lead', team: 'Hub operations', sector: 'other', roles: ['hub_operations'] },
];

/** Longer than any clock of a demonstration is moved ahead. */
const IN_DATE_MS = 30 * 365 * 24 * 60 * 60_000;

const secret = (): string => randomBytes(32).toString('base64url');

function staff(
  place: number,
  post: Post,
  domain: string,
): { person: PersonCredentials; contact: Contact } {
  const given = GIVEN[place % GIVEN.length] ?? 'Ada';
  const family =
    FAMILY[(place * 7 + Math.floor(place / FAMILY.length)) % FAMILY.length] ?? 'Okafor';
  const username = `${given}.${family}.${String(place)}@${domain}.example`.toLowerCase();
  const person = {
    id: uuidv7(),
    name: `${given} ${family}`,
    roles: post.roles,
    verified: post.unverified !== true,
    username,
    password: secret(),
    codeSecret: new Secret({ size: 20 }).base32,
  };
  const phone = `020 7946 ${String(place % 1000).padStart(4, '0')}`;
  return {
    person,
    contact: { name: person.name, role: post.title, team: post.team, phone, email: username },
  };
}

interface MadeMembers {
  readonly credentials: Omit<Credentials, 'hub'>;
  readonly register: RegisterFile;
}

interface Employee {
  readonly authority: string;
  readonly person: PersonCredentials;
  readonly contact: Contact;
  readonly organisation: OrganisationView | undefined;
}

/** Whom the staff of an authority work for, by team. */
function organisationsOf(
  authority: string,
  place: string,
  posts: readonly Post[],
): Map<string, OrganisationView> {
  return new Map(
    posts
      .filter(({ sector }) => sector !== 'other')
      .map(({ team, sector }) => [
        team,
        { id: uuidv7(), name: `${team}, ${place}`, sector, authority },
      ]),
  );
}

function domainOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

function makeMembers(): MadeMembers {
  let place = 0;
  const entries: Employee[] = [];
  const employ = (
    authority: string,
    domain: string,
    posts: readonly Post[],
    organisations: ReadonlyMap<string, OrganisationView>,
  ): PersonCredentials[] =>
    posts.map((post) => {
      const { person, contact } = staff((place += 1), post, domain);
      entries.push({ authority, person, contact, organisation: organisations.get(post.team) });
      return person;
    });
  const started = AUTHORITY_CODES.map((code) => {
    const name = authorityName(code);
    const organisations = organisationsOf(code, name, POSTS);
    return {
      code,
      name,
      client: { id: `authority-${code}`, secret: secret() },
      amqp: { vhost: memberVhost(code), user: memberVhost(code), password: secret() },
      people: employ(code, domainOf(name), POSTS, organisations),
    };
  });
  const operations = employ('hub', 'hub', OPERATIONS, new Map());
  const authorities = started.map(({ people, ...one }) => ({
    ...one,
    people: [
      ...people,
      ...employ(one.code, domainOf(one.name), OTHERS, organisationsOf(one.code, one.name, OTHERS)),
    ],
  }));
  return {
    credentials: { authorities, operations },
    register: {
      authorities: authorities.map(({ code, people }) => ({
        code,
        leadCafContactId: people[0]?.id,
        confirmedOn: new Date().toISOString().slice(0, 10),
      })),
      organisations: [...new Set(entries.flatMap(({ organisation }) => organisation ?? []))],
      people: registered(entries),
      clients: authorities.map(({ code, client }) => ({
        clientId: client.id,
        authority: code,
        secretHash: createHash('sha256').update(client.secret).digest('hex'),
      })),
    },
  };
}

/** Whoever practises has the service manager of their authority for a manager. */
function registered(entries: readonly Employee[]): object[] {
  const inDateUntil = new Date(Date.now() + IN_DATE_MS).toISOString().slice(0, 10);
  const managers = new Map(
    entries
      .filter(({ person }) => person.roles.includes('service_manager'))
      .map(({ authority, person }) => [authority, person.id]),
  );
  return entries.map(
    ({ authority, contact, organisation, person: { name: _name, ...person } }) => ({
      ...person,
      authority,
      contact,
      organisationId: organisation?.id,
      managerId: person.roles.includes('practitioner') ? managers.get(authority) : undefined,
      checkedUntil: inDateUntil,
      trainedUntil: inDateUntil,
    }),
  );
}

/** The members of a hub on this machine: made once, with staff who do not exist, and kept. */
export async function keepMembers(
  state: StateFolder,
  hub: Credentials['hub'],
): Promise<Credentials> {
  const { credentials } = await state.keep('members.json', () => {
    const made = makeMembers();
    state.write('register.json', made.register);
    return { credentials: made.credentials };
  });
  const complete = { hub, ...credentials };
  state.write('credentials.json', complete);
  return complete;
}
