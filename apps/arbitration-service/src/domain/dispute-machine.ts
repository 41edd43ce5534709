import type { DisputeView } from '@hub/contracts/arbitration';
import type { Machine } from '@hub/workflow';

export type DisputeState = DisputeView['state'];
export type DisputeEvent =
  | 'write_statement'
  | 'make_offer'
  | 'answer_offer'
  | 'escalate'
  | 'run_out'
  | 'remind'
  | 'appoint'
  | 'declare_conflict'
  | 'ask_question'
  | 'answer_question'
  | 'miss_question'
  | 'decide'
  | 'carry_out'
  | 'reopen'
  | 'withdraw'
  | 'leave_for_safeguarding'
  | 'shield'
  | 'name_people'
  | 'family_no'
  | 'void'
  | 'protect';

const HUB = 'the hub';
const PARTY = 'a party';
const UNSETTLED = ['open', 'arbitration'] as const;

/**
 * A dispute between authorities: what can follow what, and who may cause it. The rungs it climbs
 * while open are the ladder’s.
 */
export const DISPUTE_MACHINE = {
  name: 'dispute',
  states: {
    open: 'The parties talk, on one of the rungs below arbitration; each rung has its clock',
    arbitration: 'An arbitrator from an authority that is no party decides',
    resolved: 'There is an outcome; each party confirms when it has done its part',
    carried_out: 'All parties have done their part; it may be opened again for a while',
    withdrawn:
      'The authority that opened it withdrew it, or there is nothing left to disagree about',
    to_safeguarding: 'Child protection: it left this process at once',
  },
  initial: ['open'],
  ends: ['carried_out', 'withdrawn', 'to_safeguarding'],
  transitions: [
    { on: 'write_statement', from: UNSETTLED, to: UNSETTLED, by: PARTY, when: 'the state stays' },
    {
      on: 'make_offer',
      from: UNSETTLED,
      to: UNSETTLED,
      by: 'a party, by a person of the rung or above it',
      when: 'the state stays',
    },
    {
      on: 'answer_offer',
      from: UNSETTLED,
      to: ['open', 'arbitration', 'resolved'],
      by: 'a party it was made to, by a person of the rung or above it',
      when: 'resolved once all other parties accept',
    },
    {
      on: 'escalate',
      from: ['open'],
      to: ['open', 'arbitration'],
      by: 'a party, by a person of the rung',
      when: 'to the next rung',
    },
    {
      on: 'run_out',
      from: ['open', 'arbitration', 'resolved'],
      to: ['open', 'arbitration', 'resolved'],
      by: HUB,
      when: 'to the next rung; an arbitrator who is late is replaced; an outcome that is not carried out is due again',
    },
    {
      on: 'remind',
      from: ['open', 'arbitration', 'resolved'],
      to: ['open', 'arbitration', 'resolved'],
      by: HUB,
      when: 'the state stays',
    },
    {
      on: 'name_people',
      from: ['open'],
      to: ['open'],
      by: HUB,
      when: 'others work with the child now, on the first rung',
    },
    {
      on: 'family_no',
      from: ['open', 'arbitration', 'resolved'],
      to: ['open', 'arbitration', 'resolved'],
      by: HUB,
      when: 'the family says no to the hand-over that the arbitrator ordered, or that was answered; the state stays',
    },
    { on: 'appoint', from: ['arbitration'], to: ['arbitration'], by: HUB },
    { on: 'declare_conflict', from: ['arbitration'], to: ['arbitration'], by: 'the arbitrator' },
    { on: 'ask_question', from: ['arbitration'], to: ['arbitration'], by: 'the arbitrator' },
    {
      on: 'answer_question',
      from: ['arbitration'],
      to: ['arbitration'],
      by: 'a party that was asked, once',
    },
    {
      on: 'miss_question',
      from: ['arbitration'],
      to: ['arbitration'],
      by: HUB,
      when: 'a question was not answered in time',
    },
    { on: 'decide', from: ['arbitration'], to: ['resolved'], by: 'the arbitrator' },
    {
      on: 'carry_out',
      from: ['open', 'arbitration', 'resolved'],
      to: ['open', 'arbitration', 'resolved', 'carried_out'],
      by: PARTY,
      when: 'an outcome binds them; carried out once the last party confirms, where nobody looks at it again',
    },
    {
      on: 'reopen',
      from: ['resolved', 'carried_out'],
      to: ['open', 'arbitration'],
      by: PARTY,
      when: 'once, and not by who took theirs back, within the window: to the next rung or another arbitrator; the outcome stands meanwhile',
    },
    {
      on: 'withdraw',
      from: UNSETTLED,
      to: ['withdrawn', 'resolved', 'carried_out'],
      by: 'the authority that opened it, by a person of the rung or above it; where it was taken up again, who did that',
      when: 'back to its outcome, where it was taken up again',
    },
    {
      on: 'leave_for_safeguarding',
      from: ['open', 'arbitration', 'resolved'],
      to: ['to_safeguarding'],
      by: 'a party or the arbitrator',
    },
    {
      on: 'shield',
      from: ['open', 'arbitration', 'resolved'],
      to: ['to_safeguarding'],
      by: HUB,
      when: 'the episode is hidden from a party, which is not told',
    },
    {
      on: 'void',
      from: ['open', 'arbitration', 'resolved'],
      to: ['withdrawn'],
      by: HUB,
      when: 'the episode was of the wrong child, goes on in another, or its family withdrew its consent',
    },
    {
      on: 'protect',
      from: ['open', 'arbitration', 'resolved'],
      to: ['to_safeguarding'],
      by: HUB,
      when: 'social care took the child on',
    },
  ],
} as const satisfies Machine<DisputeState, DisputeEvent>;
