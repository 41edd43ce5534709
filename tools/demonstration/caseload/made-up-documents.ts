import type { ActionPlan, CafAssessment } from '@hub/contracts/episode';
import { dayFromNow } from './case-maker.js';

/** What an assessment says of a child who does not exist. */
export const ASSESSMENT: CafAssessment = {
  assessedOn: dayFromNow(-10),
  reason: 'The school saw that he says little and keeps to himself since the autumn.',
  elements: [
    {
      element: 'speech_language_and_communication',
      strengths: 'Understands well what he is told; sings.',
      needs: 'Has waited for speech therapy since September.',
    },
    {
      element: 'family_and_social_relationships',
      strengths: 'Close to his older sister.',
      needs: 'Has no friend in the new class yet.',
    },
  ],
  conclusions: 'Speech therapy at school, and a place in the breakfast club.',
  childsComment: 'I want to sit beside Malik.',
  parentsComment: 'We agree. Evenings are best for meetings.',
};

export const ACTION_PLAN: ActionPlan = {
  agreedOn: dayFromNow(-1),
  firstReviewOn: dayFromNow(3),
  actions: [
    {
      outcome: 'He tells the class what he did on Sunday.',
      action: 'Six meetings with the speech therapist, at school.',
      by: 'Speech therapy, Greenwich',
      byDate: dayFromNow(30),
    },
    {
      outcome: 'He has somebody to play with.',
      action: 'A place in the breakfast club.',
      by: 'The school',
    },
  ],
};
