import type { EpisodeView } from '@hub/contracts/episode';
import { AddContact, type CaseContact, EndCoordinator, RecordNeeds } from '@hub/contracts/team';
import type { Acts } from '../../pages/acts.js';
import { chosenIn, type Field, isYes, partOf } from '../../pages/fields.js';
import type { Form } from '../../session/form.js';
import type { Person } from '../../session/session-state.js';
import { chosenOf, YES_NO } from '../../words/choices.js';
import { ACCESS, LANGUAGES } from '../cases/needs-words.js';
import { LEAVING, PARTS, RESPONSIBLE, SERVICES } from './team-words.js';

/** A case, for whoever keeps its team. */
export interface TeamCase {
  readonly episode: EpisodeView;
}

const OVER: readonly EpisodeView['state'][] = ['closed', 'withdrawn', 'voided', 'folded'];

/** Whether the work with the child goes on. */
export function isRunning({ episode }: TeamCase): boolean {
  return !OVER.includes(episode.state);
}

/** Whether somebody leads, stands in, coordinates or is in the team. */
export function worksWith({ episode }: TeamCase, { id }: Person): boolean {
  const { leadProfessional: lead, coordinator, team } = episode;
  const people = [lead.personId, lead.cover?.personId, coordinator?.personId];
  return people.includes(id) || team.some(({ personId }) => personId === id);
}

/** Whether somebody leads or answers for the case. */
export function answersFor({ episode }: TeamCase, { id, roles }: Person): boolean {
  const { leadProfessional: lead, coordinator } = episode;
  const people = [lead.personId, lead.cover?.personId, coordinator?.personId];
  return people.includes(id) || roles.includes('lead_caf_contact');
}

/** Of those who read it: whoever does not would write over what they cannot see. */
const isTheirs = (of: TeamCase, person: Person): boolean => isRunning(of) && worksWith(of, person);

const COMES: Field = {
  kind: 'one',
  name: 'comes',
  label: 'Do they come to the meetings of the team?',
  words: YES_NO,
  missing: 'Select whether they come to the meetings of the team',
};

/** What can be done with a team as a whole. */
export const TEAM_ACTS: Acts<TeamCase> = {
  needs: {
    title: 'Say what the family needs',
    lead: 'It stands on the case, above all else, so that whoever rings or writes knows it before. It replaces what stands there now.',
    button: 'Save what the family needs',
    notice: 'What the family needs was saved. Everybody in the team sees it.',
    isOpenTo: isTheirs,
    fields: () => [
      {
        kind: 'listed',
        name: 'interpreter',
        label: 'Does the family need an interpreter?',
        words: LANGUAGES,
        none: 'No interpreter',
      },
      {
        kind: 'one',
        name: 'easy',
        label: 'Must what is written be easy to read?',
        words: YES_NO,
        missing: 'Select whether what is written must be easy to read',
      },
      { kind: 'some', name: 'access', label: 'What else? (optional)', words: ACCESS },
    ],
    draft: ({ episode: { needs } }) => needsDraft(needs),
    definition: RecordNeeds,
    order: (form, { episode: { id: episodeId } }) => ({ episodeId, ...needsIn(form) }),
  },
  family: {
    title: 'Add somebody of the family',
    lead: 'Say who they are to the child, and write no name: names stand in the documents alone.',
    button: 'Add them',
    notice: 'Somebody of the family was added.',
    isOpenTo: isTheirs,
    fields: () => [
      {
        kind: 'listed',
        name: 'part',
        label: 'Who are they to the child?',
        words: PARTS,
        none: 'Choose who they are',
        missing: 'Select who they are to the child',
      },
      {
        kind: 'one',
        name: 'responsible',
        label: 'Do they have parental responsibility?',
        words: RESPONSIBLE,
        missing: 'Select whether they have parental responsibility',
      },
      COMES,
    ],
    definition: AddContact,
    order: (form, { episode: { id: episodeId } }) => ({
      ...{ episodeId, kind: 'family_member', inTeam: isYes(form, 'comes') },
      part: chosenIn(PARTS, form, 'part'),
      parentalResponsibility: chosenIn(RESPONSIBLE, form, 'responsible'),
    }),
  },
  service: {
    title: 'Add the school, the nursery, the GP or another service',
    lead: 'This is for those who have no account here. Whoever has one is invited into the team.',
    button: 'Add it',
    notice: 'It was added to the contacts of the case.',
    isOpenTo: isTheirs,
    fields: () => [
      {
        kind: 'one',
        name: 'kind',
        label: 'What is it?',
        words: SERVICES,
        missing: 'Select what it is',
      },
      {
        kind: 'line',
        name: 'organisation',
        label: 'Its name',
        hint: 'The name of the school, practice or service, and of no person',
        most: 120,
        missing: 'Enter its name',
      },
      { kind: 'line', name: 'phone', label: 'Telephone (optional)', most: 40 },
      {
        kind: 'line',
        name: 'code',
        label: 'Its code (optional)',
        hint: 'URN of a school or nursery, ODS code of a practice',
        most: 20,
      },
      COMES,
    ],
    definition: AddContact,
    order: (form, { episode: { id: episodeId } }) => ({
      ...{ episodeId, kind: chosenIn(SERVICES, form, 'kind'), inTeam: isYes(form, 'comes') },
      ...{ ...partOf(form, 'organisation'), ...partOf(form, 'phone'), ...partOf(form, 'code') },
    }),
  },
  'end-coordinator': {
    title: 'Say that nobody coordinates the case any more',
    lead: 'That somebody did stays on record. Where another coordinates it from now on, find them and name them instead.',
    button: 'Nobody coordinates it',
    notice: 'Nobody coordinates the case any more.',
    isOpenTo: (of, person) =>
      isRunning(of) && answersFor(of, person) && of.episode.coordinator !== undefined,
    fields: () => [
      { kind: 'one', name: 'because', label: 'Why?', words: LEAVING, missing: 'Select why' },
    ],
    definition: EndCoordinator,
    order: (form, { episode: { id: episodeId } }) => ({
      ...{ episodeId, because: chosenIn(LEAVING, form, 'because') },
    }),
    then: afterCoordinator,
  },
};

/** Where who changed the coordinator goes on: who was it themselves may read the case no more. */
export function afterCoordinator({ episode }: TeamCase, { id }: Person): string {
  const { leadProfessional: lead, coordinator } = episode;
  const isGone = coordinator?.personId === id && lead.personId !== id;
  return isGone ? '/cases' : `/cases/${episode.id}/team`;
}

function needsDraft(needs: EpisodeView['needs']): Form {
  if (!needs) return {};
  const { interpreter, easyRead, access = [] } = needs;
  return {
    ...(interpreter === undefined ? {} : { interpreter }),
    easy: easyRead ? 'yes' : 'no',
    access: [...access],
  };
}

function needsIn(form: Form): object {
  const access = chosenOf(ACCESS, form, 'access');
  return {
    ...partOf(form, 'interpreter'),
    easyRead: isYes(form, 'easy'),
    ...(access.length === 0 ? {} : { access }),
  };
}

/** A contact who is one now. */
export function isContact({ until }: CaseContact): boolean {
  return until === undefined;
}
