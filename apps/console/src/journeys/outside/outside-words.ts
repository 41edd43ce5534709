import type { OutsideHandOverView } from '@hub/contracts/leading';
import type { Fault } from '../../pages/faults.js';

export const OUTSIDE_STATES: Readonly<Record<OutsideHandOverView['state'], string>> = {
  awaiting_family: 'The family is to be asked',
  open: 'The pack is to be made up and sent',
  sent: 'Somebody there is to say that they have it',
  received: 'Done: they have it, and the case is closed here',
  cancelled: 'Taken back',
};

export const SENT_BY: Readonly<Record<NonNullable<OutsideHandOverView['sentBy']>, string>> = {
  secure_mail: 'By secure email',
  post: 'By post, signed for',
  by_hand: 'By hand',
};

export const CONFIRMED_BY: Readonly<
  Record<NonNullable<OutsideHandOverView['confirmedBy']>, string>
> = {
  telephone: 'By telephone',
  mail: 'By email',
  letter: 'By letter',
  in_person: 'In person',
};

export const CANCELLED: Readonly<
  Record<NonNullable<OutsideHandOverView['cancelledBecause']>, string>
> = {
  family_stays: 'The family stays in London',
  family_said_no: 'The family said no',
  wrong_receiver: 'It was meant for another place',
};

/** What the hub says no to about a hand-over out of London, and what to do now. */
export const OUTSIDE_REFUSALS: Readonly<Record<string, Fault>> = {
  outside_hand_over_exists: {
    text: 'The case is on its way out of London already. Go back and go on with that.',
  },
  outside_step_first: {
    text: 'That is not the next step. Go back to see what is: the family agrees, the pack is made up and sent, then somebody there has it.',
  },
  pack_unconfirmed: {
    text: 'A newer pack was made up since. Make it up again, and send that one.',
  },
  date_in_future: { text: 'The day cannot lie in the future.' },
  conflict: {
    text: 'This cannot happen to the case as it stands now. It is closed, the family withdrew, or boroughs disagree about it.',
  },
};
