import {
  AnswerTeamInvitation,
  type TeamInvitationView,
  WithdrawTeamInvitation,
} from '@hub/contracts/team';
import type { Acts } from '../../pages/acts.js';
import { chosenIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { DECLINING } from './team-words.js';

const idsOf = ({ episodeId, id: teamInvitationId }: TeamInvitationView) => ({
  episodeId,
  teamInvitationId,
});

function isInvited({ state, personId }: TeamInvitationView, { id }: Person): boolean {
  return state === 'open' && personId === id;
}

/** Who is invited answers; who invited takes it back. */
export const INVITATION_ACTS: Acts<TeamInvitationView> = {
  accept: {
    title: 'Join the team',
    lead: 'From now on you read the case, and whoever leads it counts on you.',
    button: 'Join the team',
    notice: 'You are in the team.',
    isOpenTo: isInvited,
    fields: () => [],
    definition: AnswerTeamInvitation,
    order: (_form, of) => ({ ...idsOf(of), answer: 'accepts' }),
    // The page of the case asks services that hear of it a moment later.
    then: ({ episodeId }) => `/cases/${episodeId}/team`,
  },
  decline: {
    title: 'Do not join the team',
    button: 'Send your answer',
    notice: 'Whoever leads the case knows that you do not join.',
    isOpenTo: isInvited,
    fields: () => [
      {
        kind: 'one',
        name: 'because',
        label: 'Why not?',
        words: DECLINING,
        missing: 'Select why not',
      },
    ],
    definition: AnswerTeamInvitation,
    order: (form, of) => ({
      ...{ ...idsOf(of), answer: 'declines' },
      because: chosenIn(DECLINING, form, 'because'),
    }),
  },
  withdraw: {
    title: 'Take the invitation back',
    lead: 'They are told that it waits for them no more.',
    button: 'Take it back',
    notice: 'The invitation was taken back.',
    isOpenTo: (of, { id, authority }) =>
      of.state === 'open' && of.personId !== id && of.fromAuthority === authority,
    fields: () => [],
    definition: WithdrawTeamInvitation,
    order: (_form, of) => idsOf(of),
    then: ({ episodeId }) => `/cases/${episodeId}/team`,
  },
};
