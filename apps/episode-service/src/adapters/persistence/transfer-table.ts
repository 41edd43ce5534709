import { EntitySchema } from 'typeorm';
import type { Transfer } from '../../domain/transfers/transfer.js';

const INSTANTS = [
  'proposedAt',
  'effectiveAt',
  'acceptedAt',
  'packReceivedAt',
  'endedAt',
  'dueAt',
  'remindAt',
] as const;
type Instants = (typeof INSTANTS)[number];
type Optionals =
  'incomingPersonId' | 'reviewOn' | 'orderedBy' | 'endedBecause' | 'hoursLeft' | 'packDigest';

/** A transfer as a row: instants as dates, what is absent as null. */
export type TransferRow = Omit<Transfer, Instants | Optionals> &
  Record<Exclude<Instants, 'proposedAt'>, Date | null> & { proposedAt: Date } & {
    [Name in Optionals]: NonNullable<Transfer[Name]> | null;
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

const NOTHING: Record<Exclude<Instants, 'proposedAt'> | Optionals, null> = {
  effectiveAt: null,
  acceptedAt: null,
  packReceivedAt: null,
  endedAt: null,
  dueAt: null,
  remindAt: null,
  incomingPersonId: null,
  reviewOn: null,
  orderedBy: null,
  endedBecause: null,
  hoursLeft: null,
  packDigest: null,
};

export function toRow(transfer: Transfer): TransferRow {
  const instants = INSTANTS.filter((name) => transfer[name] !== undefined).map((name) => [
    name,
    new Date(transfer[name] ?? ''),
  ]);
  return { ...NOTHING, ...transfer, ...Object.fromEntries(instants) } as TransferRow;
}

export function toTransfer(row: TransferRow): Transfer {
  const present = Object.entries(row).filter(([, value]) => value !== null);
  return Object.fromEntries(
    present.map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : (value as unknown),
    ]),
  ) as unknown as Transfer;
}
