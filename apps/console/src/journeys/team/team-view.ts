import { authorityName } from '@hub/contracts';
import type { EpisodeView } from '@hub/contracts/episode';
import type { CaseContact, TeamInvitationList, TeamInvitationView } from '@hub/contracts/team';
import type { WithNames } from '../../api/hub-api.js';
import { linksTo } from '../../pages/acts.js';
import type { Link, Tag } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { dateOf, weekdayAndTimeOf } from '../../words/dates.js';
import { type ContactCard, peopleIn, withheldAt } from '../../words/people-words.js';
import { needsInWords } from '../cases/needs-words.js';
import { INVITATION_ACTS } from './invitation-acts.js';
import { KNOWN_ACTS, SEAT_ACTS } from './seat-acts.js';
import {
  answersFor,
  isContact,
  isRunning,
  TEAM_ACTS,
  type TeamCase,
  worksWith,
} from './team-acts.js';
import { contactName, INVITED, RESPONSIBLE } from './team-words.js';

interface CardView {
  readonly heading: string;
  readonly card: ContactCard;
  readonly links: readonly Link[];
}

interface KnownView {
  readonly name: string;
  readonly lines: readonly string[];
  readonly links: readonly Link[];
}

export interface TeamView {
  readonly title: string;
  readonly reference: string;
  readonly caseHref: string;
  /** What the family needs to be spoken with; nothing for who does not work with the child. */
  readonly needs?: { readonly lines: readonly string[]; readonly said: string };
  readonly leading: readonly CardView[];
  readonly started: string | undefined;
  readonly seats: readonly CardView[];
  /** Nothing for who does not work with the child. */
  readonly contacts?: { readonly now: readonly KnownView[]; readonly before: readonly string[] };
  readonly invitations: readonly {
    readonly text: string;
    readonly tag: Tag;
    readonly about: string;
    readonly links: readonly Link[];
  }[];
  readonly links: readonly Link[];
}

/** Who works with a child, who is asked to, and what to know before one rings the family. */
export function teamView(
  episode: WithNames<EpisodeView>,
  invitations: WithNames<TeamInvitationList>,
  viewer: Person,
): TeamView {
  const of: TeamCase = { episode };
  const path = `/cases/${episode.id}/team`;
  const isInIt = worksWith(of, viewer);
  return {
    title: 'Team around the child',
    reference: episode.ownReference,
    caseHref: `/cases/${episode.id}`,
    ...(isInIt ? { needs: needsOf(episode), contacts: contactsOf(of, viewer, path) } : {}),
    leading: leadingOf(episode),
    started: startedBy(episode),
    seats: seatsOf(of, viewer, path),
    invitations: invitations.items.map((one) => invitedOf(one, invitations.people, of, viewer)),
    links: [
      ...(isInIt
        ? [{ text: 'See what the team is told', href: `/cases/${episode.id}/notices` }]
        : []),
      ...(isRunning(of) && (isInIt || answersFor(of, viewer))
        ? [{ text: 'Find somebody to invite, to add or to name', href: `${path}/people` }]
        : []),
      ...linksTo(TEAM_ACTS, of, viewer, path),
    ],
  };
}

function needsOf({ needs }: EpisodeView): NonNullable<TeamView['needs']> {
  if (!needs)
    return { lines: [], said: 'Nobody has said yet what the family needs. Ask before you ring.' };
  const lines = needsInWords(needs);
  return {
    lines: lines.length === 0 ? ['Nothing special'] : lines,
    said: `Written down in ${authorityName(needs.authority)} on ${dateOf(needs.recordedAt)}.`,
  };
}

function leadingOf({
  people,
  leadProfessional: lead,
  coordinator,
}: WithNames<EpisodeView>): CardView[] {
  const person = peopleIn(people);
  const cover = lead.cover;
  return [
    {
      heading: `Lead professional since ${dateOf(lead.since)}`,
      card: person(lead.personId, lead.authority),
      links: [],
    },
    ...(cover
      ? [
          {
            heading: `Stands in for them until ${dateOf(cover.until)}`,
            card: person(cover.personId, lead.authority),
            links: [],
          },
        ]
      : []),
    ...(coordinator
      ? [
          {
            heading: coordinating(coordinator, hasLeft(people, coordinator.personId)),
            card: person(coordinator.personId, coordinator.authority),
            links: [],
          },
        ]
      : []),
  ];
}

function hasLeft(people: WithNames<EpisodeView>['people'] = [], personId: string): boolean {
  return people.some(({ id, left }) => id === personId && left === true);
}

function coordinating({ since }: NonNullable<EpisodeView['coordinator']>, isGone: boolean): string {
  return isGone
    ? 'Coordinated the case, and does not work there any more: name somebody else'
    : `Coordinator since ${dateOf(since)}`;
}

function startedBy({ people, initiator, startedAt }: WithNames<EpisodeView>): string | undefined {
  if (!initiator) return undefined;
  const { name } = peopleIn(people)(initiator.personId, initiator.authority);
  return `${name}, ${authorityName(initiator.authority)}, started the case on ${dateOf(startedAt)}.`;
}

function seatsOf(of: TeamCase, viewer: Person, path: string): CardView[] {
  const { people, team } = of.episode as WithNames<EpisodeView>;
  const person = peopleIn(people);
  return team.map((seat) => {
    const { id, role, personId, authority, since } = seat;
    const card = personId === undefined ? withheldAt(authority) : person(personId, authority);
    const leave = linksTo(SEAT_ACTS, { ...of, seat }, viewer, `${path}/members/${id}`);
    return {
      heading: since === undefined ? role : `${role}, since ${dateOf(since)}`,
      card,
      links: leave.map((link) => ({ ...link, text: `${card.name} leaves the team` })),
    };
  });
}

function contactsOf(of: TeamCase, viewer: Person, path: string): NonNullable<TeamView['contacts']> {
  const { contacts = [] } = of.episode;
  return {
    now: contacts.filter(isContact).map((contact) => {
      const links = linksTo(
        KNOWN_ACTS,
        { ...of, contact },
        viewer,
        `${path}/contacts/${contact.id}`,
      );
      const name = contactName(contact);
      return {
        name,
        lines: linesOf(contact),
        links: links.map((link) => ({ ...link, text: `${name} is no contact any more` })),
      };
    }),
    before: contacts
      .filter((one) => !isContact(one))
      .map((one) => `${contactName(one)}, until ${dateOf(one.until ?? one.addedAt)}`),
  };
}

function linesOf({ parentalResponsibility, phone, code, inTeam }: CaseContact): string[] {
  return [
    ...(parentalResponsibility === undefined
      ? []
      : [`Parental responsibility: ${RESPONSIBLE[parentalResponsibility].toLowerCase()}`]),
    ...(phone === undefined ? [] : [`Telephone: ${phone}`]),
    ...(code === undefined ? [] : [`Code: ${code}`]),
    inTeam ? 'Comes to the meetings of the team' : 'Does not come to the meetings of the team',
  ];
}

function invitedOf(
  one: TeamInvitationView,
  people: WithNames<TeamInvitationList>['people'],
  of: TeamCase,
  viewer: Person,
): TeamView['invitations'][number] {
  const { id, episodeId, personId, authority, role, state } = one;
  const who =
    personId === undefined ? withheldAt(authority) : peopleIn(people)(personId, authority);
  const path = `/cases/${episodeId}/invitations/${id}`;
  const { withdraw } = INVITATION_ACTS;
  const links = withdraw && answersFor(of, viewer) ? linksTo({ withdraw }, one, viewer, path) : [];
  return {
    text: `${who.name}, ${authorityName(authority)}: ${role}`,
    tag: INVITED[state],
    about: aboutInvitation(one),
    links: links.map((link) => ({ ...link, text: `Take the invitation of ${who.name} back` })),
  };
}

function aboutInvitation({ state, invitedAt, answerBy, endedAt }: TeamInvitationView): string {
  const since = `Invited on ${dateOf(invitedAt)}`;
  if (state === 'open') return `${since}. They answer until ${weekdayAndTimeOf(answerBy)}.`;
  return endedAt === undefined ? `${since}.` : `${since}, ended on ${dateOf(endedAt)}.`;
}
