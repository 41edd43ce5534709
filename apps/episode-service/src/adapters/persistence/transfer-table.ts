import { EntitySchema } from 'typeorm';
import { type ReadRow, readMember, toDate } from '@hub/persistence';
import type { Transfer } from '../../domain/transfers/transfer-state.js';

/** A transfer as a row: instants as dates, what is absent as null. */
export interface TransferRow {
  id: string;
  episodeId: string;
  state: Transfer['state'];
  fromAuthority: string;
  toAuthority: string;
  reason: Transfer['reason'];
  familyView: Transfer['familyView'];
  outgoingPersonId: string;
  outgoingTerm: number;
  incomingPersonId: string | null;
  proposedAt: Date;
  effectiveAt: Date | null;
  acceptedAt: Date | null;
  reviewOn: string | null;
  packDigest: string | null;
  packReceivedAt: Date | null;
  orderedBy: string | null;
  goesOnBecause: string | null;
  familyToldOn: string | null;
  dueAt: Date | null;
  remindAt: Date | null;
  notCounted: NonNullable<Transfer['notCounted']> | null;
  hoursLeft: number | null;
  endedAt: Date | null;
  endedBecause: string | null;
  version: number;
}

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
    goesOnBecause: { type: 'text', name: 'goes_on_because', nullable: true },
    familyToldOn: { type: 'date', name: 'family_told_on', nullable: true },
    dueAt: { type: 'timestamptz', name: 'due_at', nullable: true },
    remindAt: { type: 'timestamptz', name: 'remind_at', nullable: true },
    notCounted: { type: 'jsonb', name: 'not_counted', nullable: true },
    hoursLeft: { type: 'double precision', name: 'hours_left', nullable: true },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    endedBecause: { type: 'text', name: 'ended_because', nullable: true },
    version: { type: 'integer' },
  },
});

const CLOCK = ['dueAt', 'remindAt', 'notCounted', 'hoursLeft'] as const;
const ACCEPTANCE = ['acceptedAt', 'reviewOn', 'packDigest', 'packReceivedAt'] as const;
const END = ['endedAt', 'endedBecause'] as const;
const BEFORE_NOMINATION = ['incomingPersonId', ...ACCEPTANCE, ...END] as const;

const MEMBERS = {
  table: 'transfer',
  by: 'state',
  needs: {
    queued: [],
    awaiting_family: [],
    proposed: [],
    nominated: ['incomingPersonId'],
    accepted: ['incomingPersonId', 'acceptedAt'],
    completed: ['incomingPersonId', 'endedAt'],
    declined: END,
    cancelled: END,
    expired: END,
    disputed: END,
  },
  lacks: {
    queued: [...BEFORE_NOMINATION, ...CLOCK],
    awaiting_family: BEFORE_NOMINATION,
    proposed: BEFORE_NOMINATION,
    nominated: [...ACCEPTANCE, ...END],
    accepted: END,
    completed: ['endedBecause', ...CLOCK],
    declined: CLOCK,
    cancelled: CLOCK,
    expired: CLOCK,
    disputed: CLOCK,
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
    goesOnBecause: transfer.goesOnBecause ?? null,
    familyToldOn: transfer.familyToldOn ?? null,
    endedBecause: transfer.endedBecause ?? null,
    notCounted: transfer.notCounted ?? null,
    hoursLeft: transfer.hoursLeft ?? null,
    packDigest: transfer.packDigest ?? null,
  };
}

export function toTransfer(row: TransferRow): Transfer {
  const read = readMember(row, MEMBERS);
  switch (read.state) {
    case 'awaiting_family':
    case 'proposed':
    case 'nominated': {
      const { dueAt: _due, remindAt: _remind, notCounted: _days, hoursLeft: _left, ...held } = read;
      return { ...held, ...clockOf(read) };
    }
    case 'accepted': {
      const { dueAt: _due, remindAt: _remind, notCounted: _days, ...rest } = read;
      const { hoursLeft, packReceivedAt, ...held } = rest;
      if (packReceivedAt === undefined) return { ...held, ...clockOf(read) };
      const { effectiveAt } = held;
      if (effectiveAt === undefined) throw misfit('effectiveAt');
      const standing = hoursLeft === undefined ? {} : { hoursLeft };
      return { ...held, packReceivedAt, effectiveAt, ...standing };
    }
    case 'queued':
    case 'completed':
    case 'declined':
    case 'cancelled':
    case 'expired':
    case 'disputed':
      return read;
  }
}

function clockOf({ dueAt, remindAt, notCounted, hoursLeft }: Partial<ReadRow<TransferRow>>) {
  if (hoursLeft !== undefined) return { hoursLeft };
  if (dueAt === undefined) throw misfit('dueAt');
  return {
    dueAt,
    ...(remindAt === undefined ? {} : { remindAt }),
    ...(notCounted === undefined ? {} : { notCounted }),
  };
}

function misfit(column: keyof TransferRow): Error {
  return new Error(`A row of transfer fits no member: ${column} is missing`);
}
