import type { OutsideHandOverView } from '@hub/contracts/leading';
import { linksTo } from '../../pages/acts.js';
import { type Fact, known, type Link } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { dateAndTimeOf, dateOf, weekdayAndTimeOf } from '../../words/dates.js';
import { FAMILY_VIEWS } from '../hand-over/hand-over-words.js';
import { isAt, OUTSIDE_ACTS, type OutsideNow, underWay } from './outside-acts.js';
import { CANCELLED, CONFIRMED_BY, OUTSIDE_STATES, SENT_BY } from './outside-words.js';

interface StepLine {
  readonly text: string;
  readonly state: 'Done' | 'Now' | 'To do';
}

export interface OutsideView {
  readonly title: string;
  readonly reference: string;
  readonly caseHref: string;
  readonly action: string;
  readonly sentence: string;
  readonly due: string | undefined;
  readonly steps: readonly StepLine[];
  readonly facts: readonly Fact[];
  /** Whether the pack can be made up here. */
  readonly canPack: boolean;
  readonly links: readonly Link[];
  /** Those that ended before, the newest first. */
  readonly before: readonly { readonly what: string; readonly facts: readonly Fact[] }[];
}

export const pathOf = (episodeId: string): string => `/cases/${episodeId}/out-of-london`;

/** How far a case has come on its way out of London. */
export function outsideView(now: OutsideNow, viewer: Person): OutsideView {
  const { episode, items } = now;
  const one = underWay(now);
  const path = pathOf(episode.id);
  const [last] = items;
  return {
    title: 'Out of London',
    reference: episode.ownReference,
    caseHref: `/cases/${episode.id}`,
    action: `${path}/pack`,
    sentence:
      one === undefined
        ? `The case is not on its way out of London.${last?.state === 'received' ? ' It has gone there.' : ''}`
        : `${OUTSIDE_STATES[one.state]}.`,
    due: one && `The next step is to be done by ${weekdayAndTimeOf(one.dueAt)}.`,
    steps: one === undefined ? [] : stepsOf(one),
    facts: one === undefined ? [] : outsideFacts(one),
    canPack: isAt(now, viewer, 'open', 'sent'),
    links: linksTo(OUTSIDE_ACTS, now, viewer, path),
    before: items
      .filter(({ endedAt }) => endedAt !== undefined)
      .map((ended) => ({ what: ended.receiverName, facts: outsideFacts(ended) })),
  };
}

/** How one stands, for whoever takes its next step. */
export function outsideFacts(one: OutsideHandOverView): Fact[] {
  const { receiverName, receiverContact, state, familyView, openedAt, goesOnBecause } = one;
  const { sentBy, sentAt, receivedBy, receivedOn, confirmedBy, cancelledBecause, familyToldOn } =
    one;
  return [
    { key: 'Goes to', value: receiverName },
    { key: 'Whom to ring or write to', value: receiverContact },
    { key: 'How it stands', value: OUTSIDE_STATES[state] },
    { key: 'The family', value: FAMILY_VIEWS[familyView] },
    ...known('Goes on because', goesOnBecause),
    ...known('The family was told on', familyToldOn && dateOf(familyToldOn)),
    { key: 'Begun', value: dateAndTimeOf(openedAt) },
    ...(sentBy === undefined || sentAt === undefined
      ? []
      : [{ key: 'Sent', value: `${SENT_BY[sentBy]}, ${dateAndTimeOf(sentAt)}` }]),
    ...(receivedBy === undefined || receivedOn === undefined || confirmedBy === undefined
      ? []
      : [
          {
            key: 'Who has it',
            value: `${receivedBy}, since ${dateOf(receivedOn)}. Said so ${CONFIRMED_BY[confirmedBy].toLowerCase()}`,
          },
        ]),
    ...known('Taken back because', cancelledBecause && CANCELLED[cancelledBecause]),
  ];
}

const PLACES: readonly OutsideHandOverView['state'][] = ['awaiting_family', 'open', 'sent'];

function stepsOf({ state, receiverName }: OutsideHandOverView): StepLine[] {
  const done = PLACES.indexOf(state);
  return [
    'The family is asked',
    'You make up the pack, and send it',
    `${receiverName} says that they have it, and the case closes here`,
  ].map((text, place) => ({
    text,
    state: place < done ? 'Done' : place === done ? 'Now' : 'To do',
  }));
}
