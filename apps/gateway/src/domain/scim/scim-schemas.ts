import { isObject, type ScimFault, scimFault } from './scim-fault.js';

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE_SCHEMA = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
export const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** What a body says of its schemas: the one that is needed, and none that is unknown here. */
export function schemasFault(
  body: unknown,
  needed: string,
  also: readonly string[] = [],
): ScimFault | undefined {
  if (!isObject(body)) return scimFault('invalidSyntax', 'Send one JSON object.');
  const { schemas } = body;
  const named: readonly unknown[] = Array.isArray(schemas) ? schemas : [];
  const isNamed = (schema: string): boolean => named.some((one) => same(one, schema));
  if (!isNamed(needed)) return scimFault('invalidSyntax', `schemas must name ${needed}.`);
  const unknown = named.find((one) => ![needed, ...also].some((known) => same(one, known)));
  return unknown === undefined
    ? undefined
    : scimFault('invalidSyntax', 'schemas names one that is unknown here: see /scim/v2/Schemas.');
}

function same(one: unknown, schema: string): boolean {
  return typeof one === 'string' && one.toLowerCase() === schema.toLowerCase();
}

/** In lower case, and without the schema of these that stands before it. */
export function withoutSchema(attribute: string, schemas: readonly string[]): string {
  const lower = attribute.trim().toLowerCase();
  const schema = schemas.find((one) => lower.startsWith(`${one.toLowerCase()}:`));
  return schema === undefined ? lower : lower.slice(schema.length + 1);
}
