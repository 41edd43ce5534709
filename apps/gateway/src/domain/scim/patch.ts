import { isObject, type ScimFault, scimFault } from './scim-fault.js';
import { PATCH_SCHEMA, schemasFault } from './scim-schemas.js';
import { assign, assignAll, plainPath, unassign, type UserDraft } from './user-attributes.js';

export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path?: string;
  readonly value: unknown;
}

const MOST_OPERATIONS = 100;

/** The operations of a PATCH, in whichever case they are written. */
export function readOperations(body: unknown): readonly PatchOperation[] | ScimFault {
  const unfit = schemasFault(body, PATCH_SCHEMA);
  if (unfit || !isObject(body)) return unfit ?? scimFault('invalidSyntax', 'Send an object.');
  const sent = body['Operations'] ?? body['operations'];
  if (!Array.isArray(sent) || sent.length === 0)
    return scimFault('invalidSyntax', 'Operations must be a list of one or more.');
  if (sent.length > MOST_OPERATIONS)
    return scimFault('tooMany', `At most ${String(MOST_OPERATIONS)} operations go together.`);
  const operations: PatchOperation[] = [];
  for (const one of sent as readonly unknown[]) {
    const read = readOperation(one);
    if ('detail' in read) return read;
    operations.push(read);
  }
  return operations;
}

function readOperation(sent: unknown): PatchOperation | ScimFault {
  const { op, path, value } = isObject(sent) ? sent : {};
  const name = typeof op === 'string' ? op.toLowerCase() : op;
  if (name !== 'add' && name !== 'replace' && name !== 'remove')
    return scimFault('invalidSyntax', 'op is add, replace or remove.');
  if (path !== undefined && typeof path !== 'string')
    return scimFault('invalidPath', 'path must be a text.');
  if (name === 'remove' && path === undefined) return scimFault('noTarget', 'remove needs a path.');
  return { op: name, value, ...(path === undefined ? {} : { path }) };
}

/** Applies operations to a user, one after the other. */
export function patchUser(
  draft: UserDraft,
  operations: readonly PatchOperation[],
): ScimFault | undefined {
  for (const { op, path, value } of operations) {
    const fixed = (path === undefined ? namesOf(value) : [path]).find(isReadOnly);
    if (fixed !== undefined)
      return scimFault('mutability', `${fixed} is the hub’s to say: groups change at /Groups.`);
    const fault =
      path === undefined
        ? assignAll(draft, '', value)
        : op === 'remove'
          ? unassign(draft, path)
          : assign(draft, path, value);
    if (fault) return fault;
  }
  return undefined;
}

function namesOf(value: unknown): string[] {
  return isObject(value) ? Object.keys(value) : [];
}

/** Source: RFC 7643, sections 3.1 and 4.1.2. */
function isReadOnly(path: string): boolean {
  return /^(?:id|meta|groups)(?:[.[]|$)/i.test(plainPath(path).trim());
}
