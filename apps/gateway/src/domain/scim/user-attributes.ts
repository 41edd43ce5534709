import { isObject, type ScimFault, scimFault } from './scim-fault.js';
import { ENTERPRISE_SCHEMA, USER_SCHEMA, withoutSchema } from './scim-schemas.js';

/** What the hub keeps of a SCIM user. */
export type UserKey =
  | 'userName'
  | 'externalId'
  | 'displayName'
  | 'formatted'
  | 'givenName'
  | 'familyName'
  | 'title'
  | 'department'
  | 'email'
  | 'phone'
  | 'active';

/** A user while it is read or changed, and what the request itself said. */
export interface UserDraft {
  readonly values: Map<UserKey, string | boolean>;
  readonly said: Set<UserKey>;
}

const ENTERPRISE = ENTERPRISE_SCHEMA.toLowerCase();
const CORE = USER_SCHEMA.toLowerCase();
const LEAVES: ReadonlyMap<string, UserKey> = new Map([
  ['username', 'userName'],
  ['externalid', 'externalId'],
  ['displayname', 'displayName'],
  ['name.formatted', 'formatted'],
  ['name.givenname', 'givenName'],
  ['name.familyname', 'familyName'],
  ['title', 'title'],
  ['active', 'active'],
  [`${ENTERPRISE}:department`, 'department'],
]);
const LISTS: ReadonlyMap<string, UserKey> = new Map([
  ['emails', 'email'],
  ['phonenumbers', 'phone'],
]);
/** What stands between an attribute and one within it. */
const OPENINGS = new Map([
  ['name', 'name.'],
  [ENTERPRISE, `${ENTERPRISE}:`],
]);
/** Of the standard, and not kept. Source: RFC 7643, sections 3.1, 4.1 and 4.3. */
const IGNORED = new Set(
  `schemas id meta nickname profileurl usertype preferredlanguage locale timezone password ims photos
  addresses groups entitlements roles x509certificates name.middlename name.honorificprefix
  name.honorificsuffix ${ENTERPRISE}:employeenumber ${ENTERPRISE}:costcenter
  ${ENTERPRISE}:organization ${ENTERPRISE}:division ${ENTERPRISE}:manager`.split(/\s+/),
);
const LIST_PATH = /^(emails|phonenumbers)(?:\[([^\]]*)\])?(?:\.value)?$/;
const WORK = /^\s*(?:type\s+eq\s+"work"|primary\s+eq\s+"?true"?)\s*$/i;
const LONGEST = 200;

/**
 * Sets one attribute, as a path and a value say it; null takes it away.
 *
 * @returns what is wrong; undefined where it is set, or of the standard and not kept
 */
export function assign(draft: UserDraft, path: string, value: unknown): ScimFault | undefined {
  const name = plainPath(path);
  const leaf = LEAVES.get(name);
  if (leaf !== undefined) return setLeaf(draft, leaf, value);
  if (name === CORE) return isObject(value) ? assignAll(draft, '', value) : unreadable(path);
  if (name === 'name' || name === ENTERPRISE) return assignAll(draft, name, value);
  const [, list, selected] = LIST_PATH.exec(name) ?? [];
  const key = list === undefined ? undefined : LISTS.get(list);
  if (key !== undefined)
    return selected === undefined || WORK.test(selected) ? setWork(draft, key, value) : undefined;
  return isKnown(name) ? undefined : scimFault('invalidPath', `Unknown attribute: ${path}.`);
}

/** Takes one attribute away. */
export function unassign(draft: UserDraft, path: string): ScimFault | undefined {
  if (plainPath(path) === 'active') return scimFault('invalidValue', 'active is true or false.');
  return assign(draft, path, null);
}

/** Every attribute of an object, whose names may be paths. */
export function assignAll(draft: UserDraft, before: string, value: unknown): ScimFault | undefined {
  if (value === null && before !== '') return undefined;
  if (!isObject(value)) return scimFault('invalidValue', `${before} must be an object.`);
  for (const [name, inner] of Object.entries(value)) {
    const fault = assign(draft, `${OPENINGS.get(before) ?? before}${name}`, inner);
    if (fault) return fault;
  }
  return undefined;
}

/** In lower case, and without the schema that every user has. */
export function plainPath(path: string): string {
  return withoutSchema(path, [USER_SCHEMA]);
}

function unreadable(path: string): ScimFault {
  return scimFault('invalidValue', `${path} must be an object.`);
}

function isKnown(name: string): boolean {
  const [, first = ''] = /^(urn:.*:\w+|\w+)/.exec(name) ?? [];
  return IGNORED.has(name) || IGNORED.has(first);
}

function setLeaf(draft: UserDraft, key: UserKey, value: unknown): ScimFault | undefined {
  draft.said.add(key);
  if (key === 'active') {
    const active = flagOf(value);
    if (active === undefined) return scimFault('invalidValue', 'active is true or false.');
    draft.values.set(key, active);
    return undefined;
  }
  if (value === null || value === undefined || value === '') {
    draft.values.delete(key);
    return undefined;
  }
  if (typeof value !== 'string' || value.trim() === '' || value.length > LONGEST)
    return scimFault(
      'invalidValue',
      `${key} must be a text of at most ${String(LONGEST)} letters.`,
    );
  draft.values.set(key, value.trim());
  return undefined;
}

/** Some directories send it as a text. */
function flagOf(value: unknown): boolean | undefined {
  const said = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (said === true || said === 'true') return true;
  return said === false || said === 'false' ? false : undefined;
}

/** The one for work, or the main one, or the only one. */
function setWork(draft: UserDraft, key: UserKey, value: unknown): ScimFault | undefined {
  if (!Array.isArray(value)) return setLeaf(draft, key, isObject(value) ? value['value'] : value);
  const all: readonly unknown[] = value;
  const objects = all.filter(isObject);
  if (objects.length < all.length)
    return scimFault('invalidValue', `${key}: a list of objects with value and type is needed.`);
  const best =
    objects.find(({ type }) => type === 'work') ??
    objects.find(({ primary }) => flagOf(primary) === true) ??
    (objects.length === 1 ? objects[0] : undefined);
  return setLeaf(draft, key, best?.['value'] ?? null);
}
