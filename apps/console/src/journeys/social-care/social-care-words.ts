import type { AnswerReferralPayload, ReferralView } from '@hub/contracts/protection';
import type { Tag } from '../../pages/parts.js';

export const STATES: Readonly<Record<ReferralView['state'], Tag>> = {
  referred: { text: 'No answer yet', colour: 'yellow' },
  accepted: { text: 'Social care takes the child on', colour: 'green' },
  not_accepted: { text: 'Social care does not take the child on', colour: 'red' },
  closed: { text: 'Social care has closed its case', colour: 'grey' },
  cancelled: { text: 'Ended: it was of the wrong child', colour: 'grey' },
};

export const TAKES: Readonly<Record<AnswerReferralPayload['answer'], string>> = {
  accepted: 'Yes, social care takes the child on',
  not_accepted: 'No',
};

export const WHY_NOT: Readonly<Record<NonNullable<ReferralView['because']>, string>> = {
  below_threshold: 'The need is not high enough for social care',
  already_open: 'Social care works with the child already',
  another_authority: 'Another borough’s social care must answer',
  not_enough_known: 'Not enough is known to decide',
};
