import { readMember } from '@hub/persistence';
import type { Dispute } from '../../domain/dispute-state.js';
import { type DisputeOfStages, inRungs, inStages } from '../../domain/stage-names.js';

const ABSENT = {
  asked: null,
  questions: null,
  transferId: null,
  interimPayer: null,
  reopenedAt: null,
  reopenedBy: null,
  reopenedOn: null,
  formerReopenings: null,
  familyNo: null,
  because: null,
  log: null,
  dueAt: null,
  remindAt: null,
  outcome: null,
  endedAt: null,
};

const CLOCK = ['dueAt', 'remindAt'] as const;
const MEMBERS = {
  table: 'dispute',
  by: 'state',
  needs: {
    open: ['dueAt'],
    arbitration: ['dueAt'],
    resolved: ['dueAt', 'outcome'],
    carried_out: ['outcome', 'endedAt'],
    withdrawn: ['because', 'endedAt'],
    to_safeguarding: ['because', 'endedAt'],
  },
  lacks: {
    open: ['outcome', 'endedAt'],
    arbitration: ['outcome', 'endedAt'],
    resolved: ['endedAt'],
    carried_out: CLOCK,
    withdrawn: ['outcome', ...CLOCK],
    to_safeguarding: CLOCK,
  },
} as const;

/** A dispute from its record, in which what is absent is left out. */
export function readDispute(record: string): Dispute {
  return readMember({ ...ABSENT, ...inRungs(JSON.parse(record) as DisputeOfStages) }, MEMBERS);
}

export function recordOf(dispute: Dispute): string {
  return JSON.stringify(inStages(dispute));
}
