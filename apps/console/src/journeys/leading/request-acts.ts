import {
  AnswerLeadRequest,
  AskToLead,
  KeepLead,
  type LeadRequestView,
  WithdrawLeadRequest,
} from '@hub/contracts/leading';
import type { Acts } from '../../pages/acts.js';
import { chosenIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { FAMILY_VIEWS } from '../hand-over/hand-over-words.js';
import { isRunning } from '../steps/step-acts.js';
import { answersForLead, type LeadNow } from './cover-acts.js';
import { ASKED_BECAUSE, DECLINED, KEPT } from './leading-words.js';

/** One borough’s wish to lead, with the case that it is about. */
export interface LeadWish extends LeadNow {
  readonly request: LeadRequestView;
}

/** Whoever works with the child elsewhere, and their lead CAF contact. */
function mayWish({ episode, requests }: LeadNow, { id, authority, roles }: Person): boolean {
  const { team, leadProfessional } = episode;
  const works = roles.includes('lead_caf_contact') || team.some(({ personId }) => personId === id);
  const asked = requests.some((one) => one.authority === authority && one.state === 'open');
  return works && !asked && leadProfessional.authority !== authority && isRunning({ episode });
}

const toLead = ({ episode: { id } }: LeadNow): string => `/cases/${id}/lead`;

/** To ask for the lead, and to keep it after a move. */
export const ASK_ACTS: Acts<LeadNow> = {
  ask: {
    title: 'Ask to lead this case',
    lead: 'Whoever leads has five working days to answer. They offer the lead to your borough, or say why not. Until then nothing changes.',
    button: 'Ask to lead',
    notice: 'Whoever leads was asked. They have five working days to answer.',
    isOpenTo: mayWish,
    fields: () => [
      {
        kind: 'one',
        name: 'because',
        label: 'Why should your borough lead?',
        words: ASKED_BECAUSE,
        missing: 'Select why your borough should lead',
      },
    ],
    definition: AskToLead,
    order: (form, { episode: { id: episodeId } }) => ({
      episodeId,
      because: chosenIn(ASKED_BECAUSE, form, 'because'),
    }),
  },
  stay: {
    title: 'Say why the lead stays although the child has moved',
    button: 'The lead stays',
    notice: 'It was written down why the lead stays.',
    isOpenTo: (of, person) =>
      of.offer.suggestedReceiver !== undefined && of.mayName && answersForLead(of, person),
    fields: () => [
      {
        kind: 'one',
        name: 'because',
        label: 'Why does the lead stay?',
        words: KEPT,
        missing: 'Select why the lead stays',
      },
    ],
    definition: KeepLead,
    order: (form, { episode: { id: episodeId } }) => ({
      episodeId,
      because: chosenIn(KEPT, form, 'because'),
    }),
  },
};

const isOpen = ({ request }: LeadWish): boolean => request.state === 'open';
const ids = ({ episode, request }: LeadWish) => ({ episodeId: episode.id, requestId: request.id });

/** What is done with a borough’s wish to lead. */
export const WISH_ACTS: Acts<LeadWish> = {
  offer: {
    title: 'Offer the lead to them',
    lead: 'Their lead CAF contact then names a person, who says yes or no. You lead until they have confirmed the hand-over pack.',
    button: 'Offer the lead',
    notice: 'The lead is offered to them. You lead until they have confirmed the hand-over pack.',
    isOpenTo: (of, person) => isOpen(of) && of.mayName && answersForLead(of, person),
    fields: () => [
      {
        kind: 'one',
        name: 'familyView',
        label: 'What does the family think of it?',
        hint: 'Nobody can be named before the family was asked.',
        words: FAMILY_VIEWS,
        missing: 'Select what the family thinks of it',
      },
    ],
    definition: AnswerLeadRequest,
    order: (form, of) => ({
      ...ids(of),
      answer: 'accepts',
      familyView: chosenIn(FAMILY_VIEWS, form, 'familyView'),
    }),
    then: toLead,
  },
  decline: {
    title: 'Say why they cannot lead',
    button: 'Say no',
    notice: 'They were told why they cannot lead.',
    isOpenTo: (of, person) => isOpen(of) && of.mayName && answersForLead(of, person),
    fields: () => [
      {
        kind: 'one',
        name: 'reason',
        label: 'Why not?',
        hint: 'They read it.',
        words: DECLINED,
        missing: 'Select why they cannot lead',
      },
    ],
    definition: AnswerLeadRequest,
    order: (form, of) => ({
      ...ids(of),
      answer: 'declines',
      reason: chosenIn(DECLINED, form, 'reason'),
    }),
    then: toLead,
  },
  'take-back': {
    title: 'Take back that your borough asks to lead',
    button: 'Take it back',
    notice: 'Your borough does not ask to lead any more.',
    isOpenTo: (of, { authority }) => isOpen(of) && of.request.authority === authority,
    fields: () => [],
    definition: WithdrawLeadRequest,
    order: (_form, of) => ids(of),
    then: toLead,
  },
};
