import { GIVEN_ROLES, type GivenRole } from '@hub/contracts/identity';
import { isId } from '@hub/contracts/shape';
import type { PatchOperation } from './patch.js';
import { isObject, type ScimFault, scimFault } from './scim-fault.js';
import { GROUP_SCHEMA } from './scim-schemas.js';

/** The groups are the roles that an authority gives. */
export const GROUP_NAMES: Readonly<Record<GivenRole, string>> = {
  practitioner: 'Practitioners',
  service_manager: 'Service managers',
  head_of_service: 'Heads of service',
  data_protection_officer: 'Data protection officers',
};

export interface GroupMember {
  readonly id: string;
  readonly name: string;
}

/** Who joins and who leaves a group; `afresh`: whoever is not named leaves it. */
export interface GroupChange {
  readonly afresh: boolean;
  readonly given: ReadonlySet<string>;
  readonly taken: ReadonlySet<string>;
}

const SELECTED = /^members\[\s*value\s+eq\s+"([^"]+)"\s*\]$/i;
const KEPT_AS_THEY_ARE = ['id', 'externalid', 'schemas', 'meta'];

export function isGroup(id: string): id is GivenRole {
  return GIVEN_ROLES.some((role) => role === id);
}

/** @param members undefined where they were not asked for */
export function groupResource(
  role: GivenRole,
  members: readonly GroupMember[] | undefined,
  base: string,
): Record<string, unknown> {
  return {
    schemas: [GROUP_SCHEMA],
    id: role,
    displayName: GROUP_NAMES[role],
    ...(members === undefined
      ? {}
      : {
          members: members.map(({ id, name }) => ({
            value: id,
            display: name,
            type: 'User',
            $ref: `${base}/Users/${id}`,
          })),
        }),
    meta: { resourceType: 'Group', location: `${base}/Groups/${role}` },
  };
}

/** What comes of operations on a group, one after the other. */
export function patchGroup(
  role: GivenRole,
  operations: readonly PatchOperation[],
): GroupChange | ScimFault {
  let change: GroupChange = { afresh: false, given: new Set(), taken: new Set() };
  for (const operation of operations) {
    for (const [path, value] of targetsOf(operation)) {
      const isSaidAlone = operation.path !== undefined;
      const next = changeMembers(role, change, { ...operation, path, value, isSaidAlone });
      if ('detail' in next) return next;
      change = next;
    }
  }
  return change;
}

function targetsOf({ path, value }: PatchOperation): [string, unknown][] {
  if (path !== undefined) return [[path, value]];
  return isObject(value) ? Object.entries(value) : [['', value]];
}

function changeMembers(
  role: GivenRole,
  change: GroupChange,
  {
    op,
    path,
    value,
    isSaidAlone,
  }: PatchOperation & { readonly path: string; readonly isSaidAlone: boolean },
): GroupChange | ScimFault {
  const name = path.trim().toLowerCase();
  if (isSaidAlone && ['id', 'meta'].includes(name))
    return scimFault('mutability', `${path} is the hub’s to say.`);
  if (KEPT_AS_THEY_ARE.includes(name)) return change;
  if (name === 'displayname')
    return value === GROUP_NAMES[role]
      ? change
      : scimFault('mutability', 'A group keeps its name: it is a role of the hub.');
  const [, selected] = SELECTED.exec(path.trim()) ?? [];
  if (selected !== undefined && op === 'remove') return without(change, [selected]);
  if (name !== 'members') return scimFault('invalidPath', `Unknown attribute: ${path}.`);
  if (op === 'remove' && value === undefined)
    return { afresh: true, given: new Set(), taken: new Set() };
  const ids = memberIds(value);
  if (!Array.isArray(ids)) return ids;
  if (op === 'remove') return without(change, ids);
  if (op === 'replace') return { afresh: true, given: new Set(ids), taken: new Set() };
  return {
    ...change,
    given: new Set([...change.given, ...ids]),
    taken: new Set([...change.taken].filter((id) => !ids.includes(id))),
  };
}

function without(change: GroupChange, ids: readonly string[]): GroupChange {
  return {
    ...change,
    given: new Set([...change.given].filter((id) => !ids.includes(id))),
    taken: new Set([...change.taken, ...ids.filter(isId)]),
  };
}

/** One member or several, each by the id that the hub gave. */
export function memberIds(value: unknown): string[] | ScimFault {
  const sent: readonly unknown[] = Array.isArray(value) ? value : [value];
  const ids = sent.map((one) => (isObject(one) ? one['value'] : one));
  const isFit = ids.every((id): id is string => typeof id === 'string' && isId(id));
  return isFit ? ids : scimFault('invalidValue', 'A member is named by value, the id of a user.');
}
