import {
  ApproveMerge,
  ApproveSplit,
  DeclineMerge,
  DeclineSplit,
  type MergeSideView,
  type MergeView,
  type SplitView,
} from '@hub/contracts/protection';
import type { Acts } from '../../pages/acts.js';
import type { Fault } from '../../pages/faults.js';
import { chosenIn } from '../../pages/fields.js';
import type { Person } from '../../session/session-state.js';
import { MERGE_DECLINED, SPLIT_DECLINED } from './one-child-words.js';

/** Whether somebody’s borough answers for one of them, and has not agreed yet. */
function isAsked(sides: readonly MergeSideView[], { authority }: Person): boolean {
  return sides.some(({ answers, agreedAt }) => answers === authority && agreedAt === undefined);
}
const sidesOf = ({ kept, folded }: MergeView): MergeSideView[] => [kept, folded];
const partsOf = ({ from, to }: SplitView): MergeSideView[] => [from, to];

export const MERGE_ACTS: Acts<MergeView> = {
  approve: {
    title: 'Agree that it is one child',
    lead: 'Once both boroughs have agreed, one case goes on under one lead. Both references are found. What the family agreed to is not joined: the narrower counts until they are asked anew.',
    button: 'It is one child',
    notice: 'Your borough has agreed.',
    isOpenTo: (merge, person) => merge.state === 'proposed' && isAsked(sidesOf(merge), person),
    fields: () => [],
    definition: ApproveMerge,
    order: (_form, { id: mergeId }) => ({ mergeId }),
  },
  decline: {
    title: 'Say that they stay two',
    button: 'They stay two',
    notice: 'They stay two cases. Whoever asked is told.',
    isOpenTo: (merge, person) => merge.state === 'proposed' && isAsked(sidesOf(merge), person),
    fields: () => [
      { kind: 'one', name: 'because', label: 'Why?', words: MERGE_DECLINED, missing: 'Select why' },
    ],
    definition: DeclineMerge,
    order: (form, { id: mergeId }) => ({
      mergeId,
      because: chosenIn(MERGE_DECLINED, form, 'because'),
    }),
  },
};

export const SPLIT_ACTS: Acts<SplitView> = {
  approve: {
    title: 'Agree that they are two children',
    lead: 'Once both boroughs have agreed, what belongs to the other child leaves this case, and everybody who was told hears of it and says what they did.',
    button: 'They are two children',
    notice: 'Your borough has agreed.',
    isOpenTo: (split, person) => split.state === 'proposed' && isAsked(partsOf(split), person),
    fields: () => [],
    definition: ApproveSplit,
    order: (_form, { id: splitId }) => ({ splitId }),
  },
  decline: {
    title: 'Say that it stays as it is',
    button: 'It stays as it is',
    notice: 'It stays as it is. Whoever asked is told.',
    isOpenTo: (split, person) => split.state === 'proposed' && isAsked(partsOf(split), person),
    fields: () => [
      { kind: 'one', name: 'because', label: 'Why?', words: SPLIT_DECLINED, missing: 'Select why' },
    ],
    definition: DeclineSplit,
    order: (form, { id: splitId }) => ({
      splitId,
      because: chosenIn(SPLIT_DECLINED, form, 'because'),
    }),
  },
};

/** What the hub says no to, and what to do now. */
export const ONE_CHILD_REFUSALS: Readonly<Record<string, Fault>> = {
  episode_folded: {
    text: 'One of the two goes on in another case already. Open that one and ask there.',
  },
  merge_keeps_other: {
    text: 'The other case already holds a third. Open that one, and ask there that this one goes on in it.',
  },
  merge_not_running: { text: 'This case is not in work. Ask on the case that is.' },
  merge_open: { text: 'Somebody has asked this already. It waits for an answer.' },
  split_open: { text: 'Somebody has asked this already. It waits for an answer.' },
  merge_settled: { text: 'It was decided meanwhile. Go back and read how.' },
  split_settled: { text: 'It was decided meanwhile. Go back and read how.' },
};
