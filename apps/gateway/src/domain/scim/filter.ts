import { type ScimFault, scimFault } from './scim-fault.js';
import { GROUP_SCHEMA, USER_SCHEMA, withoutSchema } from './scim-schemas.js';

/** One comparison, and what follows it. */
const COMPARISON =
  /^\s*([A-Za-z][\w.:$-]*)\s+eq\s+("(?:[^"\\]|\\.)*"|true|false|\d+)\s*(?:and\s+(?=\S)|$)/i;
const MOST = 4;

/**
 * A filter that compares for equality, several joined by `and`: attributes in lower case, and what
 * they are compared with.
 */
export function readFilter(
  filter: string,
  known: readonly string[],
): ReadonlyMap<string, string> | ScimFault {
  const found = new Map<string, string>();
  let rest = filter;
  while (rest !== '' || found.size === 0) {
    const [whole, attribute, literal] = COMPARISON.exec(rest) ?? [];
    if (whole === undefined || attribute === undefined || literal === undefined)
      return unreadable(known);
    const name = plainName(attribute);
    const value = valueOf(literal);
    if (!known.some((one) => one.toLowerCase() === name) || value === undefined)
      return unreadable(known);
    if (found.has(name) || found.size === MOST) return unreadable(known);
    found.set(name, value);
    rest = rest.slice(whole.length);
  }
  return found;
}

/** In lower case, and without the schema that all of them have. */
export function plainName(attribute: string): string {
  return withoutSchema(attribute, [USER_SCHEMA, GROUP_SCHEMA]);
}

function valueOf(literal: string): string | undefined {
  try {
    return String(JSON.parse(literal));
  } catch {
    return undefined;
  }
}

function unreadable(known: readonly string[]): ScimFault {
  return scimFault(
    'invalidFilter',
    `A filter compares ${known.join(', ')} by eq with a text in quotation marks; several are joined by and.`,
  );
}
