import { AddTeamMember } from '@hub/contracts/episode';
import type { PersonEntry } from '@hub/contracts/identity';
import { InviteToTeam, NameCoordinator } from '@hub/contracts/team';
import type { Acts } from '../../pages/acts.js';
import { chosenIn, type Field } from '../../pages/fields.js';
import type { Form } from '../../session/form.js';
import { afterCoordinator, answersFor, isRunning, type TeamCase, worksWith } from './team-acts.js';
import { ROLES } from './team-words.js';

/** Somebody who may come to work with the child. */
export interface ChosenPerson extends TeamCase {
  readonly chosen: Pick<PersonEntry, 'id' | 'authority'>;
}

const ROLE: Field = {
  kind: 'listed',
  name: 'role',
  label: 'What do they do in the team?',
  words: ROLES,
  none: 'Choose what they do',
  missing: 'Select what they do in the team',
};

const toTeam = ({ episode: { id } }: TeamCase): string => `/cases/${id}/team`;

function isOutside({ episode: { leadProfessional: lead, team }, chosen: { id } }: ChosenPerson) {
  return lead.personId !== id && team.every(({ personId }) => personId !== id);
}

function joining(form: Form, { episode, chosen }: ChosenPerson): object {
  const { id: episodeId } = episode;
  const { authority, id: personId } = chosen;
  return { episodeId, authority, personId, role: chosenIn(ROLES, form, 'role') };
}

/** What somebody who was found can be asked for, or named. */
export const PERSON_ACTS: Acts<ChosenPerson> = {
  invite: {
    title: 'Invite them into the team',
    lead: 'They have five working days to answer. Until they accept, they read nothing of the child.',
    button: 'Invite them',
    notice: 'They are invited. Until they accept, they read nothing of the child.',
    isOpenTo: (of, person) => isRunning(of) && answersFor(of, person) && isOutside(of),
    fields: () => [ROLE],
    definition: InviteToTeam,
    order: joining,
    then: toTeam,
  },
  add: {
    title: 'Add them at once: they have agreed already',
    lead: 'For a colleague who agreed by telephone. They read the case from now on.',
    button: 'Add them',
    notice: 'They are in the team.',
    isOpenTo: (of, person) =>
      isRunning(of) && (answersFor(of, person) || worksWith(of, person)) && isOutside(of),
    fields: () => [ROLE],
    definition: AddTeamMember,
    order: joining,
    then: toTeam,
  },
  coordinator: {
    title: 'Name them coordinator',
    lead: 'A coordinator keeps the case together beside whoever leads. Whoever coordinated it before hands over to them, and is told.',
    button: 'They coordinate the case',
    notice: 'They coordinate the case from now on.',
    isOpenTo: (of, person) =>
      isRunning(of) && answersFor(of, person) && of.episode.coordinator?.personId !== of.chosen.id,
    fields: () => [],
    definition: NameCoordinator,
    order: (_form, { episode: { id: episodeId }, chosen: { authority, id: personId } }) => ({
      ...{ episodeId, authority, personId },
    }),
    then: afterCoordinator,
  },
};
