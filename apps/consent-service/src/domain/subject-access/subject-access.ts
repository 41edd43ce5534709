import { type Refusal, refuse } from '@hub/contracts';
import type {
  OpenSubjectAccessPayload,
  RecordBundle,
  Redaction,
  SubjectAccessView,
} from '@hub/contracts/consent';
import type { RecordItem } from '@hub/contracts/shape';
import { londonDate } from '@hub/working-time';
import { dueOn } from './due-on.js';

/** All that was gathered on a child, and whom to answer to. */
export interface Account {
  readonly episodes: readonly string[];
  readonly items: readonly RecordItem[];
  /** Signed head of the ledger when it was gathered. */
  readonly checkpoint: string;
}

/** A family’s request to see what is on record, answered by one authority. */
export interface SubjectAccess
  extends Readonly<Omit<SubjectAccessView, 'items' | 'redactions'>>, Account {
  readonly evidenceReference: string;
  readonly redactions: readonly Redaction[];
  /** Once it is signed; what was gathered goes then. */
  readonly bundle?: RecordBundle;
}

export function openSubjectAccess(
  { episodeId, askedBy, askedOn, evidenceReference }: OpenSubjectAccessPayload,
  by: { readonly id: string; readonly authority: string; readonly at: string },
  account: Account,
): SubjectAccess | Refusal {
  if (askedOn > londonDate(by.at)) return refuse('date_in_future', 'askedOn lies in the future.');
  return {
    ...account,
    id: by.id,
    episodeId,
    authority: by.authority,
    state: 'to_redact',
    askedBy,
    askedOn,
    dueOn: dueOn(askedOn),
    evidenceReference,
    gatheredAt: by.at,
    redactions: [],
    version: 1,
  };
}

/** Marks what is withheld; who marked something else before is taken the place of. */
export function redact(
  access: SubjectAccess,
  redactions: readonly Redaction[],
  personId: string,
): SubjectAccess | Refusal {
  if (access.state === 'ready') return refuse('conflict', 'It was signed already.');
  const faults = redactions.flatMap((redaction, place) =>
    faultsOf(redaction, access).map((message) => ({
      field: `redactions.${String(place)}`,
      message,
    })),
  );
  if (faults.length > 0) return refuse('redaction_unknown', undefined, faults);
  const { sentBackBecause: _why, ...rest } = access;
  return {
    ...rest,
    state: 'to_approve',
    redactions,
    redactedBy: personId,
    version: access.version + 1,
  };
}

function faultsOf({ itemId, fields = [] }: Redaction, { items }: SubjectAccess): string[] {
  const item = items.find(({ id }) => id === itemId);
  if (!item) return [`there is no item ${itemId}`];
  const names = new Set(item.fields.map(({ name }) => name));
  return fields.filter((name) => !names.has(name)).map((name) => `${itemId} has no field ${name}`);
}

/** Whether somebody may decide on what another marked. */
export function mayApprove(access: SubjectAccess, personId: string): Refusal | undefined {
  if (access.state !== 'to_approve')
    return access.state === 'ready'
      ? refuse('conflict', 'It was signed already.')
      : refuse('record_not_ready');
  return access.redactedBy === personId
    ? refuse('second_person_needed', 'Nobody approves what they marked themselves.')
    : undefined;
}

export function sendBack(
  { redactedBy: _who, ...access }: SubjectAccess,
  reason: string,
): SubjectAccess {
  return { ...access, state: 'to_redact', sentBackBecause: reason, version: access.version + 1 };
}

/** The signed bundle takes the place of what was gathered, so that what is withheld is kept nowhere. */
export function makeReady(
  access: SubjectAccess,
  {
    bundle,
    digest,
    personId,
  }: { readonly bundle: RecordBundle; readonly digest: string; readonly personId: string },
): SubjectAccess {
  return {
    ...access,
    state: 'ready',
    bundle,
    digest,
    items: [],
    approvedBy: personId,
    readyAt: bundle.manifest.madeAt,
    version: access.version + 1,
  };
}
