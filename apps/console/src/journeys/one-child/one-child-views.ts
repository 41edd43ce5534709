import { authorityName } from '@hub/contracts';
import type { MergeSideView, MergeView, SplitView } from '@hub/contracts/protection';
import { linksTo } from '../../pages/acts.js';
import { type Fact, known, type Link, type Tag } from '../../pages/parts.js';
import type { Person } from '../../session/session-state.js';
import { counted } from '../../words/counts.js';
import { dateAndTimeOf } from '../../words/dates.js';
import { MERGE_ACTS, SPLIT_ACTS } from './one-child-acts.js';
import {
  MERGE_DECLINED,
  MERGE_STATES,
  MERGED_BECAUSE,
  SPLIT_BECAUSE,
  SPLIT_DECLINED,
  SPLIT_STATES,
} from './one-child-words.js';

export interface OneChildView {
  readonly title: string;
  readonly tag: Tag;
  readonly facts: readonly Fact[];
  readonly acts: readonly Link[];
  readonly cases: readonly Link[];
}

const sideText = ({ authority, reference }: MergeSideView): string =>
  `${reference} of ${authorityName(authority)}`;

/** Who has agreed, and who is asked still. */
function answersOf(sides: readonly MergeSideView[]): Fact[] {
  const asked = [...new Set(sides.map(({ answers }) => answers))];
  return asked.map((authority) => {
    const agreed = sides.find(({ answers, agreedAt }) => answers === authority && agreedAt);
    return {
      key: authorityName(authority),
      value: agreed?.agreedAt ? `Agreed on ${dateAndTimeOf(agreed.agreedAt)}` : 'Has not said yet',
    };
  });
}

interface Course {
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly dueAt: string;
  readonly decidedAt?: string;
  readonly state: string;
}

function courseOf({ proposedBy, proposedAt, dueAt, decidedAt, state }: Course): Fact[] {
  return [
    { key: 'Asked by', value: `${authorityName(proposedBy)}, ${dateAndTimeOf(proposedAt)}` },
    ...(state === 'proposed' ? [{ key: 'Answer by', value: dateAndTimeOf(dueAt) }] : []),
    ...known('Decided', decidedAt && dateAndTimeOf(decidedAt)),
  ];
}

const casesOf = (sides: readonly MergeSideView[]): Link[] =>
  sides.map((side) => ({ text: `Open ${sideText(side)}`, href: `/cases/${side.episodeId}` }));

export function mergeView(merge: MergeView, viewer: Person): OneChildView {
  const { id, kept, folded, state, because, declinedBecause } = merge;
  return {
    title: 'Two cases of one child',
    tag: MERGE_STATES[state],
    facts: [
      { key: 'Goes on', value: sideText(kept) },
      { key: 'Goes on in it', value: sideText(folded) },
      { key: 'Why there are two', value: MERGED_BECAUSE[because] },
      ...courseOf(merge),
      ...answersOf([kept, folded]),
      ...known('Why they stay two', declinedBecause && MERGE_DECLINED[declinedBecause]),
    ],
    acts: linksTo(MERGE_ACTS, merge, viewer, `/merges/${id}`),
    cases: casesOf([kept, folded]),
  };
}

export function splitView(split: SplitView, viewer: Person): OneChildView {
  const { id, from, to, state, because, declinedBecause, documents, consents, team } = split;
  const { contacts = [], needs, coordinator } = split;
  const parts = [
    ...(documents.length > 0 ? [counted(documents.length, 'document')] : []),
    ...(consents.length > 0 ? [counted(consents.length, 'decision')] : []),
    ...(team.length > 0 ? [counted(team.length, 'team member')] : []),
    ...(contacts.length > 0 ? [counted(contacts.length, 'contact')] : []),
    ...(needs ? ['what the family needs'] : []),
    ...(coordinator === undefined ? [] : ['its coordinator']),
  ];
  return {
    title: 'Two children in one case',
    tag: SPLIT_STATES[state],
    facts: [
      { key: 'The case', value: sideText(from) },
      { key: 'The other child’s', value: sideText(to) },
      { key: 'How it came about', value: SPLIT_BECAUSE[because] },
      { key: 'Leaves the case', value: parts.length === 0 ? 'Nothing' : parts.join(', ') },
      ...courseOf(split),
      ...answersOf([from, to]),
      ...known('Why it stays as it is', declinedBecause && SPLIT_DECLINED[declinedBecause]),
    ],
    acts: linksTo(SPLIT_ACTS, split, viewer, `/splits/${id}`),
    cases: casesOf([from, to]),
  };
}
