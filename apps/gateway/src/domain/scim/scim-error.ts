import { type Refusal, type RefusalCode, REFUSALS } from '@hub/contracts';
import { isScimFault, type ScimFault, type ScimType } from './scim-fault.js';
import { ERROR_SCHEMA } from './scim-schemas.js';

/** What the standard has a name for. */
const TYPES: Partial<Record<RefusalCode, ScimType>> = {
  username_taken: 'uniqueness',
  external_id_taken: 'uniqueness',
  malformed_json: 'invalidSyntax',
  invalid_request: 'invalidValue',
  last_role: 'mutability',
};
/** Somebody who has left is no more there for a directory. */
const STATUSES: Partial<Record<RefusalCode, number>> = { person_ended: 404, last_role: 400 };

const INSTEAD: Partial<Record<RefusalCode, string>> = {
  body_too_large: 'Send at most 100 kB; of a group, add its members in several operations.',
};

export interface ScimErrorBody {
  readonly schemas: readonly string[];
  /** As a text, as the standard has it. */
  readonly status: string;
  readonly scimType?: ScimType;
  readonly detail: string;
}

/** A "no" as the standard writes it, and its status. Source: RFC 7644, section 3.12. */
export function scimError(no: Refusal | ScimFault): {
  readonly status: number;
  readonly body: ScimErrorBody;
} {
  const { status, scimType, detail } = isScimFault(no)
    ? { status: no.scimStatus, scimType: no.scimType, detail: no.detail }
    : ofRefusal(no);
  const body = {
    schemas: [ERROR_SCHEMA],
    status: String(status),
    ...(scimType === undefined ? {} : { scimType }),
    detail,
  };
  return { status, body };
}

/** What the hub says elsewhere under `errors`, or of its other doors, is said here in words. */
function ofRefusal({ refused, detail, faults }: Refusal): {
  status: number;
  scimType: ScimType | undefined;
  detail: string;
} {
  const { status, title, next } = REFUSALS[refused];
  return {
    status: STATUSES[refused] ?? status,
    scimType: TYPES[refused],
    detail: `${title}. ${detail ?? (faults ? wordsOf(faults) : (INSTEAD[refused] ?? next))}`,
  };
}

function wordsOf(faults: NonNullable<Refusal['faults']>): string {
  return faults.map(({ field, message }) => `${field} ${message}`).join('; ');
}
