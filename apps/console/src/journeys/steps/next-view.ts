import { authorityName } from '@hub/contracts';
import { type EpisodeStepTaken, STEP_WORDS, TakeEpisodeStep } from '@hub/contracts/episode';
import type { NamedPerson } from '@hub/contracts/identity';
import type { ContinuumView } from '@hub/contracts/planning';
import { linksTo, mayAsk } from '../../pages/acts.js';
import { type Fact, known, type Link, type Tag } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { dateAndTimeOf, dateOf } from '../../words/dates.js';
import { peopleIn } from '../../words/people-words.js';
import { STATES } from '../cases/case-words.js';
import { LEVELS } from '../start/start-words.js';
import { wordsOf } from './level-question.js';
import { answersForIt, type CaseNow, isRunning, STEP_ACTS } from './step-acts.js';
import { CLOSED, MISTAKES } from './step-words.js';

export interface NextView {
  readonly title: string;
  readonly reference: string;
  readonly caseHref: string;
  readonly tag: Tag;
  readonly facts: readonly Fact[];
  readonly links: readonly Link[];
  /** The newest first. */
  readonly steps: readonly {
    readonly what: string;
    readonly who: string;
    readonly beneath: readonly string[];
  }[];
}

/** What can happen next in a case, and what has happened so far. */
export function nextView(
  now: CaseNow & { readonly people?: readonly NamedPerson[] | undefined },
  continuum: ContinuumView,
  viewer: Person,
): NextView {
  const { episode, steps } = now;
  const path = `/cases/${episode.id}`;
  const person = peopleIn(now.people);
  const mayGrade = isRunning(now) && answersForIt(now, viewer) && mayAsk(TakeEpisodeStep, viewer);
  return {
    title: 'What happens next',
    reference: episode.ownReference,
    caseHref: path,
    tag: STATES[episode.state],
    facts: caseFacts(now),
    links: [
      ...linksTo(STEP_ACTS, now, viewer, `${path}/next`),
      ...(mayGrade ? [{ text: 'Change the level of need', href: `${path}/level` }] : []),
      ...(episode.links ?? []).map(({ id, authority, team }) => ({
        text: `See what social care answered: ${team}, ${authorityName(authority)}`,
        href: `/social-care/${id}`,
      })),
    ],
    steps: steps.toReversed().map((step) => ({
      what: STEP_WORDS[step.step],
      who: `${whoTook(step, person)}, ${dateAndTimeOf(step.at)}`,
      beneath: beneath(
        step,
        wordsOf(continuum, () => true),
      ),
    })),
  };
}

/** How a case stands, for whoever decides what happens next. */
export function caseFacts({ episode }: Pick<CaseNow, 'episode'>): Fact[] {
  const { state, levelOfNeed, homeAuthority, nextReviewOn } = episode;
  return [
    { key: 'How it stands', value: STATES[state].text },
    { key: 'Level of need', value: `${String(levelOfNeed.level)}, ${levelOfNeed.label}` },
    { key: 'Lives in', value: authorityName(homeAuthority) },
    ...known('Next review', nextReviewOn && dateOf(nextReviewOn)),
  ];
}

function whoTook(
  { authority, personId }: EpisodeStepTaken,
  person: ReturnType<typeof peopleIn>,
): string {
  if (personId === undefined) return `A system of ${authorityName(authority)}`;
  return `${person(personId, authority).name}, ${authorityName(authority)}`;
}

function beneath(step: EpisodeStepTaken, says: Readonly<Record<string, string>>): string[] {
  const { level, descriptors = [], closingReason, undoneBecause, undoneAt } = step;
  const levels: Readonly<Record<number, string>> = LEVELS;
  return [
    ...(level === undefined ? [] : [levels[level] ?? String(level)]),
    ...descriptors.map((code) => says[code] ?? code),
    ...(closingReason === undefined ? [] : [CLOSED[closingReason]]),
    ...(undoneBecause === undefined || undoneAt === undefined
      ? []
      : [`Taken back on ${dateAndTimeOf(undoneAt)}: ${MISTAKES[undoneBecause].toLowerCase()}`]),
  ];
}
