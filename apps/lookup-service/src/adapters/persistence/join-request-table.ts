import { EntitySchema } from 'typeorm';
import type { JOIN_DECLINES, JOIN_WISHES } from '@hub/contracts/lookup';
import type { Admission, JoinAnswer, JoinRequest } from '../../domain/joining/join-request.js';

export interface JoinRequestRow {
  id: string;
  lookupId: string;
  authority: string;
  reference: string;
  answers: string;
  leadPersonId: string | null;
  wish: (typeof JOIN_WISHES)[number];
  askedBy: string;
  askerId: string;
  askedAt: Date;
  dueAt: Date;
  notCounted: NonNullable<JoinRequest['notCounted']> | null;
  missed: number;
  /** When somebody more is asked. */
  climbsAt: Date | null;
  outcome: JoinAnswer['outcome'] | null;
  because: (typeof JOIN_DECLINES)[number] | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  seen: boolean;
  admission: Admission | null;
  endedAt: Date | null;
}

export const joinRequestTable = new EntitySchema<JoinRequestRow>({
  name: 'join_request',
  columns: {
    id: { type: 'uuid', primary: true },
    lookupId: { type: 'uuid', name: 'lookup_id' },
    authority: { type: 'text' },
    reference: { type: 'text' },
    answers: { type: 'text' },
    leadPersonId: { type: 'uuid', name: 'lead_person_id', nullable: true },
    wish: { type: 'text' },
    askedBy: { type: 'text', name: 'asked_by' },
    askerId: { type: 'uuid', name: 'asker_id' },
    askedAt: { type: 'timestamptz', name: 'asked_at' },
    dueAt: { type: 'timestamptz', name: 'due_at' },
    notCounted: { type: 'jsonb', name: 'not_counted', nullable: true },
    missed: { type: 'smallint' },
    climbsAt: { type: 'timestamptz', name: 'climbs_at', nullable: true },
    outcome: { type: 'text', nullable: true },
    because: { type: 'text', nullable: true },
    answeredBy: { type: 'uuid', name: 'answered_by', nullable: true },
    answeredAt: { type: 'timestamptz', name: 'answered_at', nullable: true },
    seen: { type: 'boolean', default: false },
    admission: { type: 'text', nullable: true },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
  },
});
