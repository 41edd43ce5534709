import { type Refusal, refuse } from '@hub/contracts';
import type { OpenSubjectAccessPayload, RecordBundle, Redaction } from '@hub/contracts/consent';
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
interface AccessDetails extends Omit<Account, 'items'> {
  readonly id: string;
  readonly episodeId: string;
  readonly authority: string;
  readonly askedBy: OpenSubjectAccessPayload['askedBy'];
  readonly askedOn: string;
  readonly dueOn: string;
  readonly evidenceReference: string;
  readonly gatheredAt: string;
  /** What is withheld, as it was marked last. */
  readonly redactions: readonly Redaction[];
  readonly version: number;
}

export type AccessToRedact = AccessDetails & {
  readonly state: 'to_redact';
  readonly items: Account['items'];
  /** Why it is looked through again. */
  readonly sentBackBecause?: string;
};
export type AccessToApprove = AccessDetails & {
  readonly state: 'to_approve';
  readonly items: Account['items'];
  readonly redactedBy: string;
};
/** Signed. What was gathered is gone, so that what is withheld is kept nowhere. */
export type ReadyAccess = AccessDetails & {
  readonly state: 'ready';
  readonly redactedBy: string;
  readonly approvedBy: string;
  readonly bundle: RecordBundle;
  readonly digest: string;
  readonly readyAt: string;
};
export type SubjectAccess = AccessToRedact | AccessToApprove | ReadyAccess;

export function openSubjectAccess(
  { episodeId, askedBy, askedOn, evidenceReference }: OpenSubjectAccessPayload,
  by: { readonly id: string; readonly authority: string; readonly at: string },
  account: Account,
): AccessToRedact | Refusal {
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
): AccessToApprove | Refusal {
  if (access.state === 'ready') return refuse('conflict', 'It was signed already.');
  const faults = redactions.flatMap((redaction, place) =>
    faultsOf(redaction, access).map((message) => ({
      field: `redactions.${String(place)}`,
      message,
    })),
  );
  if (faults.length > 0) return refuse('redaction_unknown', undefined, faults);
  return {
    ...askedOf(access),
    state: 'to_approve',
    items: access.items,
    redactions,
    redactedBy: personId,
    version: access.version + 1,
  };
}

function faultsOf({ itemId, fields = [] }: Redaction, { items }: Pick<Account, 'items'>): string[] {
  const item = items.find(({ id }) => id === itemId);
  if (!item) return [`there is no item ${itemId}`];
  const names = new Set(item.fields.map(({ name }) => name));
  return fields.filter((name) => !names.has(name)).map((name) => `${itemId} has no field ${name}`);
}

/** The request that somebody else than who marked it may decide on. */
export function approvable(access: SubjectAccess, personId: string): AccessToApprove | Refusal {
  if (access.state === 'ready') return refuse('conflict', 'It was signed already.');
  if (access.state === 'to_redact') return refuse('record_not_ready');
  return access.redactedBy === personId
    ? refuse('second_person_needed', 'Nobody approves what they marked themselves.')
    : access;
}

export function sendBack(access: AccessToApprove, reason: string): AccessToRedact {
  return {
    ...askedOf(access),
    state: 'to_redact',
    items: access.items,
    sentBackBecause: reason,
    version: access.version + 1,
  };
}

/** The signed bundle takes the place of what was gathered. */
export function makeReady(
  access: AccessToApprove,
  {
    bundle,
    digest,
    personId,
  }: { readonly bundle: RecordBundle; readonly digest: string; readonly personId: string },
): ReadyAccess {
  return {
    ...askedOf(access),
    state: 'ready',
    redactedBy: access.redactedBy,
    approvedBy: personId,
    bundle,
    digest,
    readyAt: bundle.manifest.madeAt,
    version: access.version + 1,
  };
}

/** What was asked, without what became of it. */
function askedOf(access: SubjectAccess): AccessDetails {
  const { id, episodeId, authority, askedBy, askedOn, dueOn, evidenceReference } = access;
  const { gatheredAt, redactions, episodes, checkpoint, version } = access;
  return {
    id,
    episodeId,
    authority,
    askedBy,
    askedOn,
    dueOn,
    evidenceReference,
    gatheredAt,
    redactions,
    episodes,
    checkpoint,
    version,
  };
}
