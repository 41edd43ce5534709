import { authorityName } from '@hub/contracts';
import type { ServiceRequestPage, ServiceRequestView } from '@hub/contracts/provision';
import type { WithNames } from '../../api/hub-api.js';
import { linksTo } from '../../pages/acts.js';
import { type Fact, known, type Link, type Row, type Tag } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { counted } from '../../words/counts.js';
import { dateAndTimeOf, weekdayAndTimeOf } from '../../words/dates.js';
import { notCountedFacts } from '../../words/closed-words.js';
import { type ContactCard, peopleIn } from '../../words/people-words.js';
import type { Giver } from './giver.js';
import { REQUEST_ACTS } from './request-acts.js';
import {
  CANCELLATIONS,
  DECLINES,
  NEEDS,
  SERVICES,
  STATES,
  URGENCIES,
  WITHDRAWALS,
} from './request-words.js';

export interface RequestPageView {
  readonly title: string;
  readonly tag: Tag;
  readonly facts: readonly Fact[];
  readonly links: readonly Link[];
  /** Whom to ring about it on the other side, where a person is known. */
  readonly other: { readonly what: string; readonly card: ContactCard } | undefined;
  readonly caseHref: string;
}

export function requestPageView(
  request: WithNames<ServiceRequestView>,
  viewer: Person,
  giver: Giver = {},
): RequestPageView {
  const { id, service, episodeId, state } = request;
  return {
    title: `${SERVICES[service]}: a service asked for`,
    tag: STATES[state],
    facts: requestFacts(request, giver),
    links: linksTo(REQUEST_ACTS, request, viewer, `/requests/${id}`),
    other: otherSide(request, viewer),
    caseHref: `/cases/${episodeId}`,
  };
}

/** @param giver who of the borough is to give it, by name */
export function requestFacts(request: WithNames<ServiceRequestView>, giver: Giver = {}): Fact[] {
  const { fromAuthority, toAuthority, sentAt, because, urgency, answerBy } = request;
  const { state, reason, withdrawnBecause, cancelledBecause, answeredAt, remindedAt } = request;
  return [
    { key: 'Asked by', value: `${authorityName(fromAuthority)}, ${dateAndTimeOf(sentAt)}` },
    { key: 'Asked of', value: authorityName(toAuthority) },
    ...known('Who is to give it', giver.organisation),
    ...known('Service', giver.service),
    ...known('Why', because && NEEDS[because]),
    {
      key: 'Answer wanted',
      value: answerBy === undefined ? URGENCIES[urgency] : `By ${weekdayAndTimeOf(answerBy)}`,
    },
    ...notCountedFacts(request.notCounted, request.people),
    ...known('Reminded', remindedAt && dateAndTimeOf(remindedAt)),
    ...known('Last changed', answeredAt && `${STATES[state].text}, ${dateAndTimeOf(answeredAt)}`),
    ...known('Why not', reason && DECLINES[reason]),
    ...known('Why it was taken back', withdrawnBecause && WITHDRAWALS[withdrawnBecause]),
    ...known('Why it ended', cancelledBecause && CANCELLATIONS[cancelledBecause]),
  ];
}

function otherSide(
  request: WithNames<ServiceRequestView>,
  { authority }: Person,
): RequestPageView['other'] {
  const { fromAuthority, toAuthority, askedBy, answeredBy, people } = request;
  const person = peopleIn(people);
  if (authority === toAuthority)
    return askedBy === undefined
      ? undefined
      : { what: 'Who asks', card: person(askedBy, fromAuthority) };
  return answeredBy === undefined
    ? undefined
    : { what: 'Who answered', card: person(answeredBy, toAuthority) };
}

export interface RequestListView {
  readonly title: string;
  readonly sentence: string;
  readonly rows: readonly Row[];
  readonly caseHref: string;
}

/** What was asked for in one case, the newest first. */
export function requestListView({ items }: ServiceRequestPage, episodeId: string): RequestListView {
  return {
    title: 'Services asked for',
    sentence:
      items.length === 0
        ? 'Nobody has asked another borough for a service in this case.'
        : `${counted(items.length, 'request')}, the newest first.`,
    rows: items.map((request) => ({
      text: `${SERVICES[request.service]}, asked of ${authorityName(request.toAuthority)}`,
      href: `/requests/${request.id}`,
      about: `${authorityName(request.fromAuthority)}, ${dateAndTimeOf(request.sentAt)}`,
      tag: STATES[request.state],
    })),
    caseHref: `/cases/${episodeId}`,
  };
}
