import { authorityName, type Role } from '@hub/contracts';
import type { DisputeView } from '@hub/contracts/arbitration';
import { OpenSubjectAccess, type SharingRegister } from '@hub/contracts/consent';
import type { EpisodeView } from '@hub/contracts/episode';
import type { TimelinePage } from '@hub/contracts/ledger';
import { ProposeMerge } from '@hub/contracts/protection';
import { SendServiceRequest } from '@hub/contracts/provision';
import type { WithNames } from '../../api/hub-api.js';
import { mayAsk } from '../../pages/acts.js';
import type { Fact, Link, Tag } from '../../pages/parts.js';
import { type ChildWords, childWords } from '../../words/child-words.js';
import { dateOf } from '../../words/dates.js';
import { type ContactCard, peopleIn, withheldAt } from '../../words/people-words.js';
import { KINDS, STATES as DISPUTE_STATES } from '../disputes/dispute-words.js';
import { levelName, STATES } from './case-words.js';
import { needsInWords } from './needs-words.js';
import { isOver, isReviewLate } from './late-review.js';
import { sharingSentences } from './sharing-words.js';
import { type TimelineItem, timelineOf } from './timeline-view.js';

/** Somebody, under what they are to the case. */
interface CardWithHeading {
  readonly heading: string;
  readonly card: ContactCard;
}

export interface CaseView extends ChildWords {
  readonly title: string;
  readonly reference: string;
  readonly state: Tag;
  readonly facts: readonly Fact[];
  /** What the family needs to be spoken with; empty where nobody said, or for who is not in it. */
  readonly needs: readonly string[];
  readonly lead: ContactCard;
  readonly leadSince: string;
  /** Who leads meanwhile, where somebody stands in. */
  readonly cover?: CardWithHeading;
  /** Who keeps the case together beside whoever leads, where somebody does. */
  readonly coordinator?: CardWithHeading;
  readonly team: readonly { readonly role: string; readonly card: ContactCard }[];
  readonly sharing: readonly string[];
  /** The newest first; empty until the record has it. */
  readonly timeline: readonly TimelineItem[];
  /** What somebody who works on it can do with it. */
  readonly acts: readonly Link[];
  readonly disputes: readonly Link[];
  readonly review: { readonly text: string; readonly isLate: boolean };
}

export interface CaseParts {
  readonly episode: WithNames<EpisodeView>;
  readonly timeline: WithNames<TimelinePage>;
  readonly sharing: SharingRegister;
  readonly disputes: readonly DisputeView[];
}

const CAN_PASS: readonly EpisodeView['state'][] = [
  'registered',
  'assessing',
  'active',
  'in_review',
];

/**
 * Everything about one child’s case.
 *
 * @param roles of whoever looks
 */
export function caseView(
  { episode, timeline, sharing, disputes }: CaseParts,
  roles: readonly Role[],
  now: number,
): CaseView {
  const person = peopleIn(episode.people);
  const { leadProfessional: lead, coordinator, levelOfNeed } = episode;
  const { homeAuthority, originatingAuthority } = episode;
  const level = levelName(levelOfNeed.level);
  return {
    title: 'Case',
    ...childWords(episode.child),
    reference: episode.ownReference,
    state: STATES[episode.state],
    facts: [
      { key: 'Lives in', value: authorityName(homeAuthority) },
      {
        key: 'Started in',
        value: `${authorityName(originatingAuthority)}, ${dateOf(episode.startedAt)}`,
      },
      {
        key: 'Level of need',
        value: `${String(levelOfNeed.level)}${level === undefined ? '' : `, ${level}`} (“${levelOfNeed.label}”)`,
      },
      { key: 'Boroughs with a part', value: episode.counterparts.map(authorityName).join(', ') },
    ],
    needs: episode.needs ? needsInWords(episode.needs) : [],
    lead: person(lead.personId, lead.authority),
    leadSince: dateOf(lead.since),
    ...(lead.cover === undefined
      ? {}
      : {
          cover: {
            heading: `Covered until ${dateOf(lead.cover.until)} by`,
            card: person(lead.cover.personId, lead.authority),
          },
        }),
    ...(coordinator === undefined
      ? {}
      : {
          coordinator: {
            heading: `Coordinates the case since ${dateOf(coordinator.since)}`,
            card: person(coordinator.personId, coordinator.authority),
          },
        }),
    team: episode.team.map(({ role, personId, authority }) => ({
      role,
      card: personId === undefined ? withheldAt(authority) : person(personId, authority),
    })),
    sharing: sharingSentences(sharing),
    timeline: timelineOf(timeline),
    acts: actsOn(episode, roles),
    disputes: disputes.map(({ id, kind, state: reached }) => ({
      text: `${KINDS[kind]}: ${DISPUTE_STATES[reached].text.toLowerCase()}`,
      href: `/disputes/${id}`,
    })),
    review: reviewOf(episode, now),
  };
}

function actsOn(episode: EpisodeView, roles: readonly Role[]): Link[] {
  const { id, state, counterparts } = episode;
  const goesOn = !isOver(episode);
  return [
    ...(CAN_PASS.includes(state)
      ? [{ text: 'Hand over the lead', href: `/cases/${id}/hand-over` }]
      : []),
    ...(goesOn
      ? [{ text: 'Hand over to a place outside London', href: `/cases/${id}/out-of-london` }]
      : []),
    {
      text: 'See who leads, who stands in for them, and who asks to lead',
      href: `/cases/${id}/lead`,
    },
    ...(goesOn && counterparts.length > 1
      ? [{ text: 'Say that you disagree with another borough', href: `/cases/${id}/disagree` }]
      : []),
    { text: 'See the documents, and which you may open', href: `/cases/${id}/folder` },
    { text: 'See what the family agreed to, or take it back', href: `/cases/${id}/consents` },
    {
      text: 'What happens next: reviews, level of need, social care, closing',
      href: `/cases/${id}/next`,
    },
    { text: 'See the team, and say what the family needs', href: `/cases/${id}/team` },
    { text: 'See the plan', href: `/cases/${id}/plan` },
    {
      text: 'See records elsewhere, and which specialist assessments to think of',
      href: `/cases/${id}/elsewhere`,
    },
    { text: 'See its reviews, and what is recommended', href: `/cases/${id}/reviews` },
    { text: 'See which services were asked for', href: `/cases/${id}/requests` },
    ...(goesOn && mayAsk(SendServiceRequest, { roles })
      ? [{ text: 'Ask another borough for a service', href: `/cases/${id}/ask-for-a-service` }]
      : []),
    ...(goesOn
      ? [{ text: 'Share without consent, to protect somebody', href: `/cases/${id}/override` }]
      : []),
    ...(mayAsk(OpenSubjectAccess, { roles })
      ? [{ text: 'A family asks to see the record', href: `/cases/${id}/family-asks` }]
      : []),
    ...(state === 'voided'
      ? []
      : [{ text: 'Say that something is wrong', href: `/cases/${id}/wrong` }]),
    ...(goesOn && mayAsk(ProposeMerge, { roles })
      ? [
          { text: 'Make one case of two of the same child', href: `/cases/${id}/same-child` },
          { text: 'Two children are in this case', href: `/cases/${id}/two-children` },
        ]
      : []),
  ];
}

function reviewOf(episode: EpisodeView, now: number): CaseView['review'] {
  const { nextReviewOn } = episode;
  const text =
    nextReviewOn === undefined
      ? 'No date yet. It is set when the plan is agreed.'
      : dateOf(nextReviewOn);
  return { text, isLate: isReviewLate(episode, now) };
}
