import type { DisputeView, OutcomeView } from '@hub/contracts/arbitration';
import { readMember } from '@hub/persistence';
import type { Dispute, Ground } from '../../domain/dispute-state.js';

const ABSENT = {
  transferId: null,
  reopenedAt: null,
  because: null,
  dueAt: null,
  remindAt: null,
  outcome: null,
  endedAt: null,
};

type Record = Omit<Ground, keyof typeof ABSENT> & {
  readonly state: DisputeView['state'];
  readonly transferId: string | null;
  readonly reopenedAt: string | null;
  readonly because: string | null;
  readonly dueAt: string | null;
  readonly remindAt: string | null;
  readonly outcome: OutcomeView | null;
  readonly endedAt: string | null;
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
  return readMember({ ...ABSENT, ...(JSON.parse(record) as Record) }, MEMBERS);
}
