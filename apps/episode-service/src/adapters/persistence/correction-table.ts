import { EntitySchema } from 'typeorm';
import type { CorrectionDecline, CorrectionLift } from '@hub/contracts/protection';
import type { Correction, CorrectionNotice } from '../../domain/corrections/correction.js';

export interface CorrectionRow {
  id: string;
  episodeId: string;
  kind: Correction['kind'];
  about: Correction['about'];
  aboutId: string | null;
  documentVersion: number | null;
  field: NonNullable<Correction['field']> | null;
  ownReference: string | null;
  because: Correction['because'];
  state: Correction['state'];
  raisedBy: string;
  raiserId: string;
  raisedAt: Date;
  answers: string;
  dueAt: Date;
  incident: string | null;
  climbs: number;
  decidedBy: string | null;
  decidedAt: Date | null;
  declinedBecause: CorrectionDecline | null;
  formerReference: string | null;
  askedAgain: boolean | null;
  liftedBy: string | null;
  liftedAt: Date | null;
  liftedBecause: CorrectionLift | null;
  version: number;
}

export const correctionTable = new EntitySchema<CorrectionRow>({
  name: 'correction',
  columns: {
    id: { type: 'uuid', primary: true },
    episodeId: { type: 'uuid', name: 'episode_id' },
    kind: { type: 'text' },
    about: { type: 'text' },
    aboutId: { type: 'uuid', name: 'about_id', nullable: true },
    documentVersion: { type: 'integer', name: 'document_version', nullable: true },
    field: { type: 'text', nullable: true },
    ownReference: { type: 'text', name: 'own_reference', nullable: true },
    because: { type: 'text' },
    state: { type: 'text' },
    raisedBy: { type: 'text', name: 'raised_by' },
    raiserId: { type: 'uuid', name: 'raiser_id' },
    raisedAt: { type: 'timestamptz', name: 'raised_at' },
    answers: { type: 'text' },
    dueAt: { type: 'timestamptz', name: 'due_at' },
    incident: { type: 'text', nullable: true },
    climbs: { type: 'integer' },
    decidedBy: { type: 'uuid', name: 'decided_by', nullable: true },
    decidedAt: { type: 'timestamptz', name: 'decided_at', nullable: true },
    declinedBecause: { type: 'text', name: 'declined_because', nullable: true },
    formerReference: { type: 'text', name: 'former_reference', nullable: true },
    askedAgain: { type: 'boolean', name: 'asked_again', nullable: true },
    liftedBy: { type: 'uuid', name: 'lifted_by', nullable: true },
    liftedAt: { type: 'timestamptz', name: 'lifted_at', nullable: true },
    liftedBecause: { type: 'text', name: 'lifted_because', nullable: true },
    version: { type: 'integer' },
  },
});

export interface CorrectionNoticeRow {
  correctionId: string;
  authority: string;
  openedAt: Date;
  remindAt: Date;
  dueAt: Date;
  remindedAt: Date | null;
  escalatedAt: Date | null;
  answer: NonNullable<CorrectionNotice['answer']> | null;
}

export const correctionNoticeTable = new EntitySchema<CorrectionNoticeRow>({
  name: 'correction_notice',
  columns: {
    correctionId: { type: 'uuid', name: 'correction_id', primary: true },
    authority: { type: 'text', primary: true },
    openedAt: { type: 'timestamptz', name: 'opened_at' },
    remindAt: { type: 'timestamptz', name: 'remind_at' },
    dueAt: { type: 'timestamptz', name: 'due_at' },
    remindedAt: { type: 'timestamptz', name: 'reminded_at', nullable: true },
    escalatedAt: { type: 'timestamptz', name: 'escalated_at', nullable: true },
    answer: { type: 'jsonb', nullable: true },
  },
});
