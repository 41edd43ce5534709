import { authorityName } from '@hub/contracts';
import type { SharingRegister } from '@hub/contracts/consent';
import type { EpisodeHistory, EpisodeView } from '@hub/contracts/episode';
import type { WithNames } from '../../api/hub-api.js';
import { dateAndTimeOf, dateOf } from '../../words/dates.js';
import { type ContactCard, peopleIn } from '../../words/people-words.js';
import { levelName, STATES, STEPS } from './case-words.js';
import { isReviewLate } from './late-review.js';
import { sharingSentences } from './sharing-words.js';

export interface CaseView {
  readonly title: string;
  readonly reference: string;
  readonly state: { readonly text: string; readonly colour: string };
  readonly facts: readonly { readonly key: string; readonly value: string }[];
  readonly lead: ContactCard;
  readonly leadSince: string;
  readonly team: readonly { readonly role: string; readonly card: ContactCard }[];
  readonly sharing: readonly string[];
  readonly timeline: readonly {
    readonly what: string;
    readonly who: string;
    readonly at: string;
  }[];
  /** Nothing where it is over, or the lead is changing already. */
  readonly handOverHref: string | undefined;
  readonly review: { readonly text: string; readonly isLate: boolean };
}

export interface CaseParts {
  readonly episode: WithNames<EpisodeView>;
  readonly history: WithNames<EpisodeHistory>;
  readonly sharing: SharingRegister;
}

const CAN_PASS: readonly EpisodeView['state'][] = [
  'registered',
  'assessing',
  'active',
  'in_review',
];

/** Everything about one child's case. */
export function caseView({ episode, history, sharing }: CaseParts, now: number): CaseView {
  const person = peopleIn([...(episode.people ?? []), ...(history.people ?? [])]);
  const { leadProfessional: lead, levelOfNeed, homeAuthority, originatingAuthority } = episode;
  const level = levelName(levelOfNeed.level);
  return {
    title: 'Case',
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
    lead: person(lead.personId, lead.authority),
    leadSince: dateOf(lead.since),
    team: episode.team.map(({ role, personId, authority }) => ({
      role,
      card: person(personId, authority),
    })),
    sharing: sharingSentences(sharing),
    timeline: timelineOf(episode, history, person),
    handOverHref: CAN_PASS.includes(episode.state) ? `/cases/${episode.id}/hand-over` : undefined,
    review: reviewOf(episode, now),
  };
}

function reviewOf(episode: EpisodeView, now: number): CaseView['review'] {
  const { nextReviewOn } = episode;
  const text =
    nextReviewOn === undefined
      ? 'No date yet. It is set when the plan is agreed.'
      : dateOf(nextReviewOn);
  return { text, isLate: isReviewLate(episode, now) };
}

/** The newest first, down to the start. */
function timelineOf(
  episode: EpisodeView,
  history: EpisodeHistory,
  person: ReturnType<typeof peopleIn>,
): CaseView['timeline'] {
  const steps = history.steps.map(({ step, authority, personId, at, level }) => ({
    what: level === undefined ? STEPS[step] : `${STEPS[step]} to ${String(level)}`,
    who:
      personId === undefined
        ? `A system of ${authorityName(authority)}`
        : `${person(personId, authority).name}, ${authorityName(authority)}`,
    at: dateAndTimeOf(at),
  }));
  const start = {
    what: 'The case was started',
    who: authorityName(episode.originatingAuthority),
    at: dateAndTimeOf(episode.startedAt),
  };
  return [...steps.reverse(), start];
}
