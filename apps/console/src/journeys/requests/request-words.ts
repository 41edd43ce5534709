import type { ServiceRequestView } from '@hub/contracts/provision';
import type { Tag } from '../../pages/parts.js';
import type { CaseEnding } from '@hub/contracts/shape';
import { EXCLUDED, SENSITIVE } from '../consents/consent-words.js';

export const SERVICES = { ...EXCLUDED, ...SENSITIVE } as const;

export const URGENCIES: Readonly<Record<ServiceRequestView['urgency'], string>> = {
  urgent: 'Within one working day',
  soon: 'Within five working days',
  routine: 'Within ten working days',
};

export const NEEDS: Readonly<Record<NonNullable<ServiceRequestView['because']>, string>> = {
  assessment_found: 'The assessment found the need',
  plan_says: 'The plan says so',
  review_found: 'A review found the need',
  waiting_elsewhere: 'The child waits too long elsewhere',
  not_offered_here: 'Our borough does not offer it',
  family_asks: 'The family asks for it',
};

export const STATES: Readonly<Record<ServiceRequestView['state'], Tag>> = {
  sent: { text: 'Asked for', colour: 'yellow' },
  waiting: { text: 'On a waiting list', colour: 'yellow' },
  accepted: { text: 'Will be given', colour: 'green' },
  declined: { text: 'Declined', colour: 'red' },
  cancelled: { text: 'Ended', colour: 'grey' },
  withdrawn: { text: 'Taken back', colour: 'grey' },
};

export const ANSWERS = {
  accepted: 'Yes, we can give it',
  waiting: 'Yes, but the child has to wait',
  declined: 'No',
} as const;

export const DECLINES: Readonly<Record<NonNullable<ServiceRequestView['reason']>, string>> = {
  no_capacity: 'No places are free',
  not_eligible: 'The child is not eligible',
  not_appropriate: 'It is not the right service',
  already_served: 'The child has it already',
  family_declined: 'The family does not want it',
};

export const WITHDRAWALS: Readonly<
  Record<NonNullable<ServiceRequestView['withdrawnBecause']>, string>
> = {
  not_needed_any_more: 'It is not needed any more',
  found_elsewhere: 'The child has it from somebody else',
  family_declined: 'The family does not want it',
  sent_in_error: 'It was asked for in error',
};

export const CANCELLATIONS: Readonly<Record<CaseEnding, string>> = {
  consent_withdrawn: 'The family withdrew its consent',
  not_agreed: 'The family no longer agrees that this borough is asked',
  case_closed: 'The case was closed',
  stepped_up: 'Social care took the case over',
  one_case_now: 'The case goes on in another of the same child',
  wrong_child: 'The case was of the wrong child',
};
