import type { ContactKind, FamilyPart, LeftBecause, TeamRole } from '@hub/contracts/team';
import { type CaseContact, TEAM_ROLES, type TeamInvitationView } from '@hub/contracts/team';
import type { Fault } from '../../pages/faults.js';
import type { Tag } from '../../pages/parts.js';
import { keysOf } from '../../words/choices.js';

/** What somebody can do in a team; of what tells something about the child, who reads it. */
export const ROLES = Object.fromEntries(
  keysOf(TEAM_ROLES).map((role) => [role, roleWords(TEAM_ROLES[role])]),
) as Readonly<Record<TeamRole, string>>;

function roleWords({ words, sensitive }: { words: string; sensitive?: true }): string {
  return sensitive ? `${words} (shown to the team alone)` : words;
}

export const PARTS: Readonly<Record<FamilyPart, string>> = {
  child: 'The child',
  mother: 'Mother',
  father: 'Father',
  step_parent: 'Step-parent',
  grandparent: 'Grandparent',
  sibling: 'Brother or sister',
  foster_carer: 'Foster carer',
  other_carer: 'Another carer',
  friend_of_the_family: 'Friend of the family',
};

export const SERVICES: Readonly<Record<Exclude<ContactKind, 'family_member'>, string>> = {
  school: 'School',
  nursery: 'Nursery',
  gp: 'GP practice',
  other_service: 'Another service',
};

export const RESPONSIBLE: Readonly<
  Record<NonNullable<CaseContact['parentalResponsibility']>, string>
> = {
  yes: 'Yes',
  no: 'No',
  not_known: 'Not known',
};

export const LEAVING: Readonly<Record<LeftBecause, string>> = {
  work_done: 'Their work with the child is done',
  changed_post: 'They have another post',
  colleague_takes_over: 'A colleague takes over',
  family_asks: 'The family asks for it',
  added_by_mistake: 'They were added by mistake',
};

export const DECLINING: Readonly<Record<NonNullable<TeamInvitationView['because']>, string>> = {
  no_time: 'I have no time for it',
  not_my_area: 'It is not my area or my kind of work',
  colleague_instead: 'A colleague should be asked instead',
  family_known: 'I know the family in another way',
};

export const INVITED: Readonly<Record<TeamInvitationView['state'], Tag>> = {
  open: { text: 'Waits for an answer', colour: 'yellow' },
  accepted: { text: 'Accepted', colour: 'green' },
  declined: { text: 'Declined', colour: 'grey' },
  withdrawn: { text: 'Taken back', colour: 'grey' },
};

/** What a contact is: `Mother`, `GP practice: Hilly Fields`. */
export function contactName({ kind, part, organisation }: CaseContact): string {
  if (kind === 'family_member') return part === undefined ? 'Somebody of the family' : PARTS[part];
  return organisation === undefined ? SERVICES[kind] : `${SERVICES[kind]}: ${organisation}`;
}

export const TEAM_REFUSED: Readonly<Record<string, Fault>> = {
  already_in_team: { text: 'They work with the child already.' },
  already_coordinates: { text: 'They coordinate the case already.' },
  consent_missing: {
    text: 'The family has not agreed that this borough joins. Ask the family, and write down what they say, first.',
  },
  contact_already: {
    text: 'The case has that contact already. Say that they are no contact any more before you add another.',
  },
  invited_already: { text: 'They are invited already. Wait for their answer, or take it back.' },
  invitation_ended: { text: 'That invitation was answered or taken back.' },
  leaving_unfit: {
    field: 'left-day',
    text: 'Their last day must be from the day on which they joined until today',
  },
  person_unknown: { text: 'They do not work there any more. Choose somebody else.' },
};
