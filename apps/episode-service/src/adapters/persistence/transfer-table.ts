import { EntitySchema } from 'typeorm';
import { readMember, toDate } from '@hub/persistence';
import type { Transfer } from '../../domain/transfers/transfer-state.js';

type Instants = 'effectiveAt' | 'acceptedAt' | 'packReceivedAt' | 'endedAt' | 'dueAt' | 'remindAt';
type Optionals =
  'incomingPersonId' | 'reviewOn' | 'orderedBy' | 'endedBecause' | 'hoursLeft' | 'packDigest';

/** A transfer as a row: instants as dates, what is absent as null. */
export type TransferRow = Omit<Transfer, Instants | Optionals | 'proposedAt'> & {
  readonly proposedAt: Date;
} & { readonly [Name in Instants]: Date | null } & {
  readonly [Name in Optionals]: NonNullable<Transfer[Name]> | null;
};

export const transferTable = new EntitySchema<TransferRow>({
  name: 'transfer',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    state: { type: 'text' },
    fromAuthority: { type: 'text', name: 'from_authority' },
    toAuthority: { type: 'text', name: 'to_authority' },
    reason: { type: 'text' },
    familyView: { type: 'text', name: 'family_view' },
    outgoingPersonId: { type: 'uuid', name: 'outgoing_person_id' },
    outgoingTerm: { type: 'integer', name: 'outgoing_term' },
    incomingPersonId: { type: 'uuid', name: 'incoming_person_id', nullable: true },
    proposedAt: { type: 'timestamptz', name: 'proposed_at' },
    effectiveAt: { type: 'timestamptz', name: 'effective_at', nullable: true },
    acceptedAt: { type: 'timestamptz', name: 'accepted_at', nullable: true },
    reviewOn: { type: 'date', name: 'review_on', nullable: true },
    packDigest: { type: 'text', name: 'pack_digest', nullable: true },
    packReceivedAt: { type: 'timestamptz', name: 'pack_received_at', nullable: true },
    orderedBy: { type: 'uuid', name: 'ordered_by', nullable: true },
    dueAt: { type: 'timestamptz', name: 'due_at', nullable: true },
    remindAt: { type: 'timestamptz', name: 'remind_at', nullable: true },
    hoursLeft: { type: 'double precision', name: 'hours_left', nullable: true },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    endedBecause: { type: 'text', name: 'ended_because', nullable: true },
    version: { type: 'integer' },
  },
});

const MEMBERS = {
  table: 'transfer',
  by: 'state',
  needs: {
    queued: [],
    awaiting_family: [],
    proposed: [],
    nominated: ['incomingPersonId'],
    accepted: ['incomingPersonId'],
    completed: ['incomingPersonId', 'endedAt'],
    declined: ['endedAt'],
    cancelled: ['endedAt'],
    expired: ['endedAt'],
    disputed: ['endedAt'],
  },
} as const;

export function toRow(transfer: Transfer): TransferRow {
  return {
    ...transfer,
    proposedAt: new Date(transfer.proposedAt),
    effectiveAt: toDate(transfer.effectiveAt),
    acceptedAt: toDate(transfer.acceptedAt),
    packReceivedAt: toDate(transfer.packReceivedAt),
    endedAt: toDate(transfer.endedAt),
    dueAt: toDate(transfer.dueAt),
    remindAt: toDate(transfer.remindAt),
    incomingPersonId: transfer.incomingPersonId ?? null,
    reviewOn: transfer.reviewOn ?? null,
    orderedBy: transfer.orderedBy ?? null,
    endedBecause: transfer.endedBecause ?? null,
    hoursLeft: transfer.hoursLeft ?? null,
    packDigest: transfer.packDigest ?? null,
  };
}

export function toTransfer(row: TransferRow): Transfer {
  return readMember(row, MEMBERS);
}
