import type { TransferView } from '@hub/contracts/episode';
import type { Machine } from '@hub/workflow';

export type TransferState = TransferView['state'];
export type TransferEvent =
  | 'take_turn'
  | 'record_family_view'
  | 'overrule_family'
  | 'nominate'
  | 'accept'
  | 'receive_pack'
  | 'take_effect'
  | 'decline'
  | 'cancel'
  | 'remind'
  | 'run_out'
  | 'stop_clock'
  | 'start_clock';

const HUB = 'the hub';
const OPEN = ['awaiting_family', 'proposed', 'nominated', 'accepted'] as const;

/** The hand-over of the role of Lead Professional: what can follow what, and who may cause it. */
export const TRANSFER_MACHINE = {
  name: 'transfer',
  states: {
    queued:
      'Another transfer of the same episode is open; its turn comes when that ends without a switch',
    awaiting_family: 'The family is to be asked; or it said no, and the transfer stands still',
    proposed: 'The receiving lead CAF contact is to name a person',
    nominated: 'The person named is to accept or decline',
    accepted: 'The hand-over pack is to be received, and the effective moment to come',
    completed: 'The role has passed, all counterparts are told, the review is booked',
    declined: 'The receiving authority declined; a dispute may be opened',
    cancelled: 'Taken back, or overtaken by a withdrawal of consent or another switch',
    expired: 'Its time ran out',
    disputed: 'The receiving authority was silent, and a dispute goes on about it',
  },
  initial: ['queued', 'awaiting_family', 'proposed'],
  ends: ['completed', 'declined', 'cancelled', 'expired', 'disputed'],
  transitions: [
    {
      on: 'take_turn',
      from: ['queued'],
      to: ['awaiting_family', 'proposed'],
      by: HUB,
      when: 'the transfer before it ended without a switch',
    },
    {
      on: 'record_family_view',
      from: ['awaiting_family'],
      to: ['proposed', 'awaiting_family'],
      by: 'the proposing authority',
      when: 'proposed where the family agrees; its no stops the transfer',
    },
    {
      on: 'overrule_family',
      from: ['awaiting_family'],
      to: ['proposed'],
      by: 'the proposing lead CAF contact',
      when: 'the family said no, and was told why it goes on all the same',
    },
    {
      on: 'nominate',
      from: ['proposed', 'nominated'],
      to: ['nominated'],
      by: 'the receiving lead CAF contact',
    },
    { on: 'accept', from: ['nominated'], to: ['accepted'], by: 'the person nominated' },
    {
      on: 'receive_pack',
      from: ['accepted'],
      to: ['accepted', 'completed'],
      by: 'the receiving authority',
      when: 'completed where the effective moment has come',
    },
    {
      on: 'take_effect',
      from: ['accepted'],
      to: ['completed'],
      by: HUB,
      when: 'the pack is received and the effective moment has come',
    },
    {
      on: 'decline',
      from: ['awaiting_family', 'proposed', 'nominated'],
      to: ['declined'],
      by: 'the receiving lead CAF contact or the person nominated',
      when: 'no outcome of a dispute ordered it',
    },
    {
      on: 'cancel',
      from: ['queued', ...OPEN],
      to: ['cancelled'],
      by: 'the proposing authority',
      when: 'also by the hub, where consent was withdrawn or the role has passed',
    },
    {
      on: 'remind',
      from: OPEN,
      to: OPEN,
      by: HUB,
      when: 'the next step is due soon; the state stays',
    },
    {
      on: 'run_out',
      from: OPEN,
      to: ['expired', 'disputed', 'awaiting_family', 'proposed', 'nominated'],
      by: HUB,
      when: 'disputed where another authority was silent; one that was ordered stays and is reminded',
    },
    {
      on: 'stop_clock',
      from: OPEN,
      to: OPEN,
      by: HUB,
      when: 'a dispute about the episode was opened; the state stays',
    },
    {
      on: 'start_clock',
      from: OPEN,
      to: OPEN,
      by: HUB,
      when: 'the last dispute about the episode has ended; the state stays',
    },
  ],
} as const satisfies Machine<TransferState, TransferEvent>;
