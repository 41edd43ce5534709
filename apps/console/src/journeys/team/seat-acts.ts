import type { TeamMemberView } from '@hub/contracts/episode';
import { type CaseContact, EndContact, EndTeamMember } from '@hub/contracts/team';
import type { Acts } from '../../pages/acts.js';
import { chosenIn, dayIn } from '../../pages/fields.js';
import { type Form, textOf } from '../../session/form.js';
import type { Person } from '../../session/session-state.js';
import { isContact, isRunning, type TeamCase, worksWith } from './team-acts.js';
import { LEAVING } from './team-words.js';

/** Somebody in a team. */
export interface SeatCase extends TeamCase {
  readonly seat: TeamMemberView;
}

/** Somebody without an account. */
export interface ContactCase extends TeamCase {
  readonly contact: CaseContact;
}

const toTeam = ({ episode: { id } }: TeamCase): string => `/cases/${id}/team`;

/** The member, whoever leads, and the lead CAF contact of either end a place in a team. */
function mayEnd({ episode: { leadProfessional: lead }, seat }: SeatCase, person: Person): boolean {
  const people = [seat.personId, lead.personId, lead.cover?.personId];
  const answers = [seat.authority, lead.authority].includes(person.authority);
  return people.includes(person.id) || (answers && person.roles.includes('lead_caf_contact'));
}

export const SEAT_ACTS: Acts<SeatCase> = {
  leave: {
    title: 'Say that somebody leaves the team',
    lead: 'They read nothing more of the case. That they were in the team stays on record.',
    button: 'They leave',
    notice: 'They are in the team no more.',
    isOpenTo: mayEnd,
    fields: () => [
      {
        kind: 'one',
        name: 'because',
        label: 'Why?',
        words: LEAVING,
        missing: 'Select why they leave',
      },
      {
        kind: 'day',
        name: 'left',
        label: 'What was their last day? (optional)',
        hint: 'Today, where you leave it out. It cannot be a day to come.',
      },
    ],
    definition: EndTeamMember,
    order: (form, { episode: { id: episodeId }, seat }) => ({
      ...{ episodeId, teamMemberId: seat.id },
      because: chosenIn(LEAVING, form, 'because'),
      ...lastDay(form),
    }),
    // Whoever left reads the case no more.
    then: (of, { id }) => (of.seat.personId === id ? '/cases' : toTeam(of)),
  },
};

function lastDay(form: Form): { readonly leftOn?: string } {
  return textOf(form, 'left-day') === '' ? {} : { leftOn: dayIn(form, 'left') };
}

export const KNOWN_ACTS: Acts<ContactCase> = {
  end: {
    title: 'Say that this is no contact any more',
    lead: 'That it was one stays on record.',
    button: 'It is no contact any more',
    notice: 'It is no contact of the case any more.',
    isOpenTo: (of, person) => isRunning(of) && worksWith(of, person) && isContact(of.contact),
    fields: () => [],
    definition: EndContact,
    order: (_form, { episode: { id: episodeId }, contact }) => ({
      episodeId,
      contactId: contact.id,
    }),
    then: toTeam,
  },
};
