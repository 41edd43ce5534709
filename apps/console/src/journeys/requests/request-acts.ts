import {
  AnswerServiceRequest,
  RemindOfServiceRequest,
  type ServiceRequestView,
  WithdrawServiceRequest,
} from '@hub/contracts/provision';
import type { Acts } from '../../pages/acts.js';
import { chosenIn } from '../../pages/fields.js';
import { ANSWERS, DECLINES, WITHDRAWALS } from './request-words.js';

const isUndecided = ({ state }: ServiceRequestView) => state === 'sent' || state === 'waiting';

/** What either side does with a request for a service. */
export const REQUEST_ACTS: Acts<ServiceRequestView> = {
  answer: {
    title: 'Can you give this service?',
    lead: 'Ring who asks if you need to know more. They see your answer and your name.',
    button: 'Send the answer',
    notice: 'Your answer was sent.',
    isOpenTo: (request, { authority }) => isUndecided(request) && request.toAuthority === authority,
    fields: () => [
      {
        kind: 'one',
        name: 'answer',
        label: 'Your answer',
        words: ANSWERS,
        missing: 'Select your answer',
      },
      { kind: 'one', name: 'reason', label: 'If not: why?', words: DECLINES },
    ],
    definition: AnswerServiceRequest,
    order: (form, { id: serviceRequestId }) => {
      const answer = chosenIn(ANSWERS, form, 'answer');
      const reason =
        answer === 'declined' && form['reason'] !== undefined
          ? { reason: chosenIn(DECLINES, form, 'reason') }
          : {};
      return { serviceRequestId, answer, ...reason };
    },
  },
  reminder: {
    title: 'Remind them',
    lead: 'Their lead CAF contact is told again. Ring them if it cannot wait.',
    button: 'Remind them now',
    notice: 'They were reminded.',
    isOpenTo: (request, { authority }) =>
      isUndecided(request) && request.fromAuthority === authority,
    fields: () => [],
    definition: RemindOfServiceRequest,
    order: (_form, { id: serviceRequestId }) => ({ serviceRequestId }),
  },
  withdrawal: {
    title: 'Take it back',
    lead: 'The other borough is told that the service is not wanted any more.',
    button: 'Take it back',
    notice: 'It was taken back, and the other borough was told.',
    isOpenTo: (request, { authority }) =>
      (isUndecided(request) || request.state === 'accepted') && request.fromAuthority === authority,
    fields: () => [
      {
        kind: 'one',
        name: 'because',
        label: 'Why?',
        words: WITHDRAWALS,
        missing: 'Select why it is not wanted any more',
      },
    ],
    definition: WithdrawServiceRequest,
    order: (form, { id: serviceRequestId }) => ({
      serviceRequestId,
      because: chosenIn(WITHDRAWALS, form, 'because'),
    }),
  },
};

export const ACT_REFUSALS = {
  reason_missing: { field: 'reason', text: 'Select why you cannot give it' },
  conflict: {
    text: 'Somebody decided it meanwhile, or they were reminded less than a working day ago. Look at it again.',
  },
};
