import { authorityName } from '@hub/contracts';
import type { FoundClosing, FoundEpisode, LookupView } from '@hub/contracts/lookup';
import type { WithNames } from '../../api/hub-api.js';
import type { LivePart } from '../../pages/live-part.js';
import type { Fact } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { dateAndTimeOf, dateOf } from '../../words/dates.js';
import { listed } from '../../words/lists.js';
import { cardOf, type ContactCard } from '../../words/people-words.js';
import { type FoundRecord, namesOf, recordsIn, silentIn } from './lookup-rows.js';
import { PURPOSES } from './questions.js';

interface FoundCard {
  readonly heading: string;
  /** Where to ask whoever leads it. */
  readonly askHref: string;
  readonly facts: readonly Fact[];
  readonly contacts: readonly { readonly what: string; readonly card: ContactCard }[];
}

export interface ResultView {
  readonly title: string;
  readonly id: string;
  /** The answer in one sentence, which is the heading. */
  readonly sentence: string;
  readonly live: LivePart;
  /** What to do now. */
  readonly next: readonly string[];
  readonly found: readonly FoundCard[];
  readonly coverage: string;
  readonly notes: readonly string[];
  readonly asked: string;
  readonly willAnswer: readonly string[];
  readonly silent: readonly string[];
  readonly canStart: boolean;
  /** Whoever asked has not said that they have read what was answered since. */
  readonly toBeRead: boolean;
}

/** The answer to a lookup: the sentence first, then whom to ring, then what is not known. */
export function resultView(lookup: WithNames<LookupView>, viewer: Pick<Person, 'id'>): ResultView {
  const found = recordsIn(lookup).map((record) => foundCard(record, lookup.id));
  return {
    title: 'Answer to your lookup',
    id: lookup.id,
    sentence: sentenceOf(lookup),
    live: {
      address: `/live/lookups/${lookup.id}`,
      shown: answerSentence(lookup),
      again: `/lookups/${lookup.id}`,
      text: 'Refresh this answer',
    },
    next: nextOf(lookup, found),
    found,
    coverage: lookup.coverage,
    notes: (lookup.notes ?? []).map(({ text }) => text),
    asked: `You asked on ${dateAndTimeOf(lookup.askedAt)}. Your reason: “${PURPOSES[lookup.purpose].text}”. Your reference: ${lookup.caseReference}. Whoever holds a record of the child sees that you asked, and why.`,
    willAnswer: namesOf(lookup, ['person_will_answer']),
    silent: silentIn(lookup),
    canStart:
      lookup.purpose === 'before_assessment' &&
      (lookup.status === 'complete' || lookup.status === 'gathering'),
    toBeRead: lookup.unreadSince !== undefined && lookup.personId === viewer.id,
  };
}

/** The answer with how complete it is: what may be different a moment later. */
export function answerSentence(lookup: LookupView): string {
  return `${sentenceOf(lookup)} ${lookup.coverage}`;
}

function sentenceOf(lookup: LookupView): string {
  const { status, conclusion, refusedBecause } = lookup;
  if (status === 'awaiting_confirmation')
    return 'Your lead CAF contact must confirm your reason first. Nobody has been asked yet.';
  if (status === 'refused')
    return `Your lead CAF contact did not confirm your reason${refusedBecause === undefined ? '' : `: ${refusedBecause}`}`;
  if (status === 'expired') return 'Nobody confirmed your reason in time. Nobody has been asked.';
  if (status === 'withdrawn') return 'This lookup was taken back. Its answer shows no more.';
  if (conclusion === 'found') return foundSentence(lookup);
  if (conclusion === 'person_will_answer')
    return 'Somebody will answer whether they know this child.';
  if (conclusion === 'none') return 'No borough has an assessment (CAF) for this child.';
  return 'No borough that answered has an assessment (CAF), but not every borough has answered.';
}

function foundSentence(lookup: LookupView): string {
  const holders = namesOf(lookup, ['found']);
  const isOver = recordsIn(lookup).every(({ episode }) => episode.state === 'closed');
  if (isOver) return `${listed(holders)} had an assessment (CAF) for this child, which is closed.`;
  return `${listed(holders)} ${holders.length === 1 ? 'has' : 'have'} an assessment (CAF) for this child.`;
}

function nextOf(
  { status, conclusion, spokenOn }: LookupView,
  found: readonly FoundCard[],
): string[] {
  const spoken =
    spokenOn === undefined
      ? []
      : [
          `A borough spoke to your lead CAF contact about this on ${dateOf(spokenOn)}: ask them first.`,
        ];
  if (status === 'awaiting_confirmation')
    return [
      'Ring your lead CAF contact if it cannot wait. This page shows the answer when there is one.',
    ];
  if (status !== 'complete' && status !== 'gathering')
    return ['Look the child up again if you still need to know.'];
  if (found.length > 0)
    return [
      ...spoken,
      'Ring the lead professional, or the lead CAF contact where none is named.',
      'Agree whether you join their team, or why a second assessment is needed.',
    ];
  if (conclusion === 'person_will_answer')
    return [
      ...spoken,
      'Wait for the answer: it comes to this page and to your work, mostly within one working day.',
    ];
  if (conclusion === 'none')
    return [...spoken, 'You can record what the family agrees to, and start an assessment.'];
  return [
    ...spoken,
    'Ring the boroughs below that you think may know the child, or look again later.',
  ];
}

const STATES: Readonly<Record<FoundEpisode['state'], string>> = {
  open: 'Open',
  closed: 'Closed',
  being_opened: 'Being opened now',
};
const SOCIAL_CARE: Readonly<Record<FoundEpisode['socialCare'], string>> = {
  yes: 'Social care is or was involved',
  no: 'Social care is not known to be involved',
  not_disclosed: 'Not shown here. Ask the lead CAF contact.',
};

const CLOSINGS: Readonly<Record<FoundClosing['as'], string>> = {
  needs_met: 'needs met',
  moved_away: 'the family moved out of London',
  ended_otherwise: 'ended for another reason',
};

function closingFacts(closing: FoundClosing | undefined): Fact[] {
  if (closing === undefined) return [];
  return [
    { key: 'Closed', value: `${dateOf(closing.on)}: ${CLOSINGS[closing.as]}` },
    {
      key: 'Taking it up again',
      value: 'Possible where the family agrees anew. Ask the lead CAF contact.',
    },
  ];
}

function foundCard({ row, episode, place }: FoundRecord, lookupId: string): FoundCard {
  const { reference, state, openedOn, socialCare, leadAuthority, withdrawnBecause, closing } =
    episode;
  const leads = leadAuthority ?? row.authority;
  return {
    heading: `Assessment held by ${row.name}`,
    askHref: `/lookups/${lookupId}/ask/${String(place)}`,
    facts: [
      { key: 'Their reference', value: reference },
      {
        key: 'State',
        value: withdrawnBecause === undefined ? STATES[state] : 'Taken back since. Look again.',
      },
      ...closingFacts(closing),
      { key: 'Opened', value: dateOf(openedOn) },
      { key: 'Led from', value: authorityName(leads) },
      { key: 'Social care', value: SOCIAL_CARE[socialCare] },
    ],
    contacts: [
      ...(episode.leadProfessional
        ? [{ what: 'Lead professional', card: cardOf(episode.leadProfessional, leads) }]
        : []),
      { what: 'Lead CAF contact', card: cardOf(episode.leadCafContact, leads) },
    ],
  };
}
