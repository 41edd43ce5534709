import { authorityName } from '@hub/contracts';
import {
  type BreachView,
  type CorrectionPage,
  type CorrectionView,
  ReadBreach,
} from '@hub/contracts/protection';
import { linksTo, mayAsk } from '../../pages/acts.js';
import { nextPageOf } from '../../pages/paging.js';
import { type Fact, known, type Link, type Row, type Tag } from '../../pages/parts.js';
import { type SelectionLink, selectionIn, selectionLinks } from '../../pages/selections.js';
import type { Person } from '../../session/session-state.js';
import { counted } from '../../words/counts.js';
import { dateAndTimeOf, dateOf, weekdayAndTimeOf } from '../../words/dates.js';
import { whatWasDone } from '../recalls/keeping.js';
import { BREACH_ACTS, CORRECTION_ACTS } from './correction-acts.js';
import {
  BECAUSE,
  DECLINES,
  FAMILY_UNTOLD,
  FIELDS,
  KINDS,
  RISKS,
  STATES,
  SUBJECTS,
  TOLD_BY,
  UNTOLD,
} from './correction-words.js';

/** What is said to be wrong, in a few words. */
function subjectOf({ about, field }: CorrectionView): string {
  return field === undefined ? SUBJECTS[about] : FIELDS[field];
}

export function correctionFacts(correction: CorrectionView): Fact[] {
  const { kind, because, holder, reference, formerReference, incident, raisedBy } = correction;
  const { answers, raisedAt, dueAt, decidedAt, declinedBecause, state } = correction;
  return [
    { key: 'What is wrong', value: `${subjectOf(correction)}. ${KINDS[kind]}.` },
    { key: 'How it came about', value: BECAUSE[because] },
    { key: 'Case', value: `${reference}, ${authorityName(holder)}` },
    ...known('Reference that was wrong', formerReference),
    ...known('Incident', incident),
    {
      key: 'Said by',
      value: `${raisedBy === undefined ? 'A borough' : authorityName(raisedBy)}, ${dateAndTimeOf(raisedAt)}`,
    },
    { key: 'Answers for it', value: authorityName(answers) },
    ...(state === 'raised' ? [{ key: 'To be looked at by', value: weekdayAndTimeOf(dueAt) }] : []),
    ...known('Decided', decidedAt && dateAndTimeOf(decidedAt)),
    ...known('Why', declinedBecause && DECLINES[declinedBecause]),
  ];
}

export interface CorrectionPageView {
  readonly title: string;
  readonly tag: Tag;
  readonly facts: readonly Fact[];
  readonly links: readonly Link[];
  readonly rows: readonly {
    readonly borough: string;
    readonly told: string;
    readonly done: string;
    readonly due: string;
    readonly isLate: boolean;
  }[];
}

/** What is wrong, who looks at it, and what everybody did who was told. */
export function correctionView(correction: CorrectionView, viewer: Person): CorrectionPageView {
  const { id, state, notices, incident, answers } = correction;
  const path = `/corrections/${id}`;
  const hasBreach = incident !== undefined && answers === viewer.authority;
  return {
    title: 'Something that is wrong',
    tag: STATES[state],
    facts: correctionFacts(correction),
    links: [
      ...linksTo(CORRECTION_ACTS, correction, viewer, path),
      ...(hasBreach && mayAsk(ReadBreach, viewer)
        ? [{ text: 'Who learnt what they should not have', href: `${path}/breach` }]
        : []),
    ],
    rows: notices.map((one) => ({
      borough: authorityName(one.authority),
      told: dateAndTimeOf(one.openedAt),
      done: whatWasDone(one),
      due: weekdayAndTimeOf(one.dueAt),
      isLate: one.state === 'overdue',
    })),
  };
}

export interface CorrectionListView {
  readonly title: string;
  readonly sentence: string;
  readonly choices: readonly SelectionLink[];
  readonly rows: readonly Row[];
  readonly nextPage?: string;
}

/** Which corrections a list shows, by the words in its address. */
export const CHOICES = {
  all: { text: 'All', query: {} },
  raised: { text: 'To be looked at', query: { state: 'raised' } },
  told: { text: 'Told to us', query: { told: 'me' } },
} as const;

export function correctionListView(
  { items, nextCursor }: CorrectionPage,
  chosen: keyof typeof CHOICES,
): CorrectionListView {
  return {
    title: 'Corrections',
    sentence:
      items.length > 0
        ? `${nextCursor === undefined ? '' : 'The newest '}${counted(items.length, 'correction')}.`
        : 'Nothing here. To say that something is wrong, open the case.',
    choices: selectionLinks('/corrections', CHOICES, chosen),
    rows: items.map((correction) => ({
      text: `${subjectOf(correction)}: ${KINDS[correction.kind].toLowerCase()}`,
      href: `/corrections/${correction.id}`,
      about: `Case ${correction.reference}, ${authorityName(correction.holder)}. ${dateOf(correction.raisedAt)}`,
      tag: STATES[correction.state],
    })),
    ...nextPageOf('/corrections', nextCursor, selectionIn(chosen)),
  };
}

export interface BreachPageView {
  readonly title: string;
  readonly back: string;
  readonly facts: readonly Fact[];
  readonly links: readonly Link[];
}

/** What is known of what others should not have learnt, and what is still to be decided. */
export function breachView(breach: BreachView, viewer: Person): BreachPageView {
  const path = `/corrections/${breach.correctionId}`;
  return {
    title: 'Who learnt what they should not have',
    back: path,
    facts: breachFacts(breach),
    links: linksTo(BREACH_ACTS, breach, viewer, `${path}/breach`),
  };
}

export function breachFacts(breach: BreachView): Fact[] {
  const { incident, awareAt, assessBy, decideBy, risk, regulator, family } = breach;
  const { told, deleted, kept } = breach;
  return [
    { key: 'Incident', value: incident },
    { key: 'Known since', value: dateAndTimeOf(awareAt) },
    {
      key: 'How likely harm is',
      value: risk === undefined ? `To be said by ${weekdayAndTimeOf(assessBy)}` : RISKS[risk],
    },
    {
      key: 'The regulator',
      value: regulator
        ? toldOf(regulator.told, regulator.because && UNTOLD[regulator.because], regulator.at)
        : `To be decided by ${weekdayAndTimeOf(decideBy)}`,
    },
    {
      key: 'The family',
      value: family
        ? toldOf(
            family.told,
            family.because && FAMILY_UNTOLD[family.because],
            family.at,
            family.how && TOLD_BY[family.how],
          )
        : `To be told by ${weekdayAndTimeOf(decideBy)}`,
    },
    {
      key: 'Told wrongly',
      value: `${counted(told, 'borough')}. ${String(deleted)} deleted it, ${String(kept)} keep it on a ground.`,
    },
  ];
}

function toldOf(isTold: boolean, why: string | undefined, at: string, how?: string): string {
  const when = dateAndTimeOf(at);
  if (!isTold) return `Not told: ${why ?? 'no reason given'}. ${when}`;
  return how === undefined ? `Told, ${when}` : `Told: ${how.toLowerCase()}, ${when}`;
}
