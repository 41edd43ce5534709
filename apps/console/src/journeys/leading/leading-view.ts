import { authorityName } from '@hub/contracts';
import type { NamedPerson } from '@hub/contracts/identity';
import type { LeadCoverView, LeadRequestView } from '@hub/contracts/leading';
import { linksTo } from '../../pages/acts.js';
import { type Fact, known, type Link, type Tag } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { dateAndTimeOf, dateOf, weekdayAndTimeOf } from '../../words/dates.js';
import { type ContactCard, peopleIn } from '../../words/people-words.js';
import { COVER_ACTS, type LeadNow, standingIn, whoLeft } from './cover-acts.js';
import {
  ASKED_BECAUSE,
  AWAY,
  COVER_ENDS,
  DECLINED,
  KEPT,
  REQUEST_STATES,
} from './leading-words.js';
import { ASK_ACTS, WISH_ACTS } from './request-acts.js';

export interface LeadingView {
  readonly title: string;
  readonly reference: string;
  readonly caseHref: string;
  readonly lead: ContactCard;
  readonly leadSince: string;
  /** Who leads meanwhile, or will. */
  readonly cover?: { readonly heading: string; readonly card: ContactCard; readonly why: string };
  /** That whoever stood in has left, and nobody does now. */
  readonly left?: string;
  readonly links: readonly Link[];
  /** That the child has moved, and what became of the lead then. */
  readonly moved?: string;
  /** Which boroughs ask to lead, or asked, the newest first. */
  readonly wishes: readonly WishView[];
  /** Who stood in before, the newest first. */
  readonly before: readonly { readonly what: string; readonly beneath: string }[];
}

interface WishView {
  readonly what: string;
  readonly tag: Tag;
  readonly lines: readonly string[];
  readonly links: readonly Link[];
}

export type NamedLead = LeadNow & { readonly people?: readonly NamedPerson[] | undefined };

/** Who leads a case, who stands in for them, who asks to lead, and what can be done about it. */
export function leadingView(now: NamedLead, viewer: Person): LeadingView {
  const { episode, covers } = now;
  const { leadProfessional } = episode;
  const [person, path] = [peopleIn(now.people), `/cases/${episode.id}`];
  const cover = standingIn(now);
  return {
    title: 'Who leads',
    reference: episode.ownReference,
    caseHref: path,
    lead: person(leadProfessional.personId, leadProfessional.authority),
    leadSince: dateOf(leadProfessional.since),
    ...(cover === undefined
      ? {}
      : {
          cover: {
            heading: headingOf(cover),
            card: person(cover.personId, cover.authority),
            why: `Why the lead professional is away: ${AWAY[cover.because].toLowerCase()}.${
              cover.forAll ? ' They stand in for all cases of the lead professional.' : ''
            }`,
          },
        }),
    ...leftOf(now),
    links: [
      ...linksTo(COVER_ACTS, now, viewer, `${path}/lead`),
      ...linksTo(ASK_ACTS, now, viewer, `${path}/lead`),
    ],
    ...movedOf(now),
    wishes: now.requests.map((request) => wishView({ ...now, request }, viewer, person)),
    before: covers
      .filter(({ state }) => state === 'ended')
      .map((one) => ({
        what: `${person(one.personId, one.authority).name}, ${daysOf(one)}`,
        beneath: endOf(one),
      })),
  };
}

/** How it stands, for whoever names somebody or ends it. */
export function leadFacts(now: NamedLead): Fact[] {
  const { personId, authority } = now.episode.leadProfessional;
  const [person, cover] = [peopleIn(now.people), standingIn(now)];
  return [
    { key: 'Leads today', value: person(personId, authority).name },
    ...known(
      'Stands in',
      cover && `${person(cover.personId, cover.authority).name}, ${daysOf(cover)}`,
    ),
  ];
}

/** What is asked, for whoever answers. */
export function wishFacts({ authority, because, state, answerBy }: LeadRequestView): Fact[] {
  return [
    { key: 'Who asks', value: authorityName(authority) },
    { key: 'Why', value: ASKED_BECAUSE[because] },
    { key: 'How it stands', value: REQUEST_STATES[state].text },
    { key: 'To be answered by', value: weekdayAndTimeOf(answerBy) },
  ];
}

function wishView(
  now: NamedLead & { readonly request: LeadRequestView },
  viewer: Person,
  person: ReturnType<typeof peopleIn>,
): WishView {
  const { episode, request } = now;
  const { id, authority, personId, state, because, askedAt, answerBy, reason } = request;
  const name = authorityName(authority);
  const by = personId === undefined ? name : `${person(personId, authority).name}, ${name}`;
  const links = linksTo(WISH_ACTS, now, viewer, `/cases/${episode.id}/lead-requests/${id}`);
  const { transferId } = request;
  return {
    what: `${name} asks to lead`,
    tag: REQUEST_STATES[state],
    lines: [
      `${ASKED_BECAUSE[because]}. Asked by ${by} on ${dateAndTimeOf(askedAt)}.`,
      ...(state === 'open' ? [`To be answered by ${weekdayAndTimeOf(answerBy)}.`] : []),
      ...(reason === undefined ? [] : [`Why not: ${DECLINED[reason].toLowerCase()}.`]),
    ],
    links:
      transferId === undefined
        ? links
        : [...links, { text: 'See the change of the lead', href: `/hand-overs/${transferId}` }],
  };
}

function leftOf(now: NamedLead): { readonly left?: string } {
  const left = whoLeft(now);
  return left === undefined
    ? {}
    : {
        left: `Whoever stood in has left: nobody stands in now, and the lead professional was to be away until ${dateOf(left.until)}.`,
      };
}

function movedOf({ offer }: NamedLead): { readonly moved?: string } {
  const { suggestedReceiver, keptBecause } = offer;
  if (suggestedReceiver !== undefined)
    return {
      moved: `The child has moved to ${authorityName(suggestedReceiver)}. Hand over the lead to that borough, or say why it stays.`,
    };
  return keptBecause === undefined
    ? {}
    : { moved: `The child has moved, and the lead stays: ${KEPT[keptBecause].toLowerCase()}.` };
}

function headingOf({ state, from, until }: LeadCoverView): string {
  return state === 'running'
    ? `Stands in for them until ${dateOf(until)}: ring them`
    : `Stands in for them from ${dateOf(from)} to ${dateOf(until)}`;
}

const daysOf = ({ from, until }: LeadCoverView): string => `${dateOf(from)} to ${dateOf(until)}`;

function endOf({ endedAt, endedBecause }: LeadCoverView): string {
  if (endedAt === undefined || endedBecause === undefined) return 'Ended';
  return `Ended on ${dateOf(endedAt)}: ${COVER_ENDS[endedBecause].toLowerCase()}`;
}
