/** Names of the standard for what is wrong with a request. Source: RFC 7644, table 9. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue';

/** An expected "no" in the words of the standard. */
export interface ScimFault {
  readonly scimStatus: number;
  readonly scimType?: ScimType;
  readonly detail: string;
}

export function scimFault(scimType: ScimType, detail: string): ScimFault {
  return { scimStatus: 400, scimType, detail };
}

export function isScimFault(value: unknown): value is ScimFault {
  return typeof value === 'object' && value !== null && 'scimStatus' in value;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
