import type { GivenRole } from '@hub/contracts/identity';
import type { Provisioning } from '@hub/internal-messages';
import { GROUP_NAMES } from './groups.js';
import { type ScimFault, scimFault } from './scim-fault.js';
import { ENTERPRISE_SCHEMA, schemasFault, USER_SCHEMA } from './scim-schemas.js';
import { assignAll, type UserDraft, type UserKey } from './user-attributes.js';

/** Where a directory says nothing, so that colleagues see that it does not. */
const NO_POST = 'Member of staff';
const NO_TEAM = 'Not said';

/** What a directory says of somebody, and whether they act for their authority. */
export interface SaidUser {
  readonly terms: Provisioning.ProvisionPersonPayload;
  readonly active: boolean;
}

/** A whole user, as a directory sends it. */
export function readUser(body: unknown): SaidUser | ScimFault {
  const unfit = schemasFault(body, USER_SCHEMA, [ENTERPRISE_SCHEMA]);
  if (unfit) return unfit;
  const draft: UserDraft = { values: new Map(), said: new Set() };
  const fault = assignAll(draft, '', body);
  if (fault)
    return fault.scimType === 'invalidPath' ? scimFault('invalidSyntax', fault.detail) : fault;
  return saidUser(draft);
}

export function saidUser(draft: UserDraft): SaidUser | ScimFault {
  const text = (key: UserKey): string | undefined => {
    const value = draft.values.get(key);
    return typeof value === 'string' ? value : undefined;
  };
  const username = text('userName');
  if (username === undefined) return scimFault('invalidValue', 'userName is required.');
  const [externalId, phone, email] = [text('externalId'), text('phone'), text('email')];
  const contact = {
    name: nameIn(draft, text) ?? username,
    role: text('title') ?? NO_POST,
    team: text('department') ?? NO_TEAM,
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
  };
  const terms = { username, contact, ...(externalId === undefined ? {} : { externalId }) };
  return { terms, active: draft.values.get('active') !== false };
}

/** What the request said last of a name goes before what was there. */
function nameIn(
  { said }: UserDraft,
  text: (key: UserKey) => string | undefined,
): string | undefined {
  const parts = [text('givenName'), text('familyName')].filter((part) => part !== undefined);
  const ofParts = parts.length === 0 ? undefined : parts.join(' ');
  if (said.has('displayName') && text('displayName') !== undefined) return text('displayName');
  if (said.has('formatted') && text('formatted') !== undefined) return text('formatted');
  if (said.has('givenName') || said.has('familyName')) return ofParts ?? text('displayName');
  return text('displayName') ?? text('formatted') ?? ofParts;
}

/** Somebody as they stand, to be changed. */
export function draftOf({
  username,
  externalId,
  contact,
  active,
}: Provisioning.ProvisionedPerson): UserDraft {
  const { given, family } = partsOf(contact.name);
  const texts: [UserKey, string | undefined][] = [
    ['userName', username],
    ['externalId', externalId],
    ['displayName', contact.name],
    ['givenName', given],
    ['familyName', family],
    ['title', contact.role],
    ['department', contact.team],
    ['email', contact.email],
    ['phone', contact.phone],
  ];
  const known = texts.flatMap(([key, value]): [UserKey, string][] =>
    value === undefined ? [] : [[key, value]],
  );
  return {
    values: new Map<UserKey, string | boolean>([...known, ['active', active]]),
    said: new Set(),
  };
}

/** @param base where SCIM is served, without a trailing slash */
export function userResource(
  person: Provisioning.ProvisionedPerson,
  base: string,
): Record<string, unknown> {
  const { id, externalId, username, contact, roles, active, version } = person;
  const { given, family } = partsOf(contact.name);
  return {
    schemas: [USER_SCHEMA, ENTERPRISE_SCHEMA],
    id,
    ...(externalId === undefined ? {} : { externalId }),
    userName: username,
    displayName: contact.name,
    name: {
      formatted: contact.name,
      ...(given === undefined ? {} : { givenName: given }),
      familyName: family,
    },
    title: contact.role,
    ...listOf('emails', contact.email),
    ...listOf('phoneNumbers', contact.phone),
    active,
    groups: roles.map((role) => groupOf(role, base)),
    [ENTERPRISE_SCHEMA]: { department: contact.team },
    meta: {
      resourceType: 'User',
      location: `${base}/Users/${id}`,
      version: `W/"${String(version)}"`,
    },
  };
}

function groupOf(role: GivenRole, base: string): Record<string, string> {
  return { value: role, display: GROUP_NAMES[role], $ref: `${base}/Groups/${role}` };
}

function listOf(name: string, value: string | undefined): Record<string, unknown> {
  return value === undefined ? {} : { [name]: [{ value, type: 'work', primary: true }] };
}

/** The hub keeps a name whole: its last word stands for the family name. */
function partsOf(name: string): { readonly given?: string; readonly family: string } {
  const words = name.split(' ');
  const family = words.at(-1) ?? name;
  return words.length > 1 ? { given: words.slice(0, -1).join(' '), family } : { family };
}
