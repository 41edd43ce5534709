import type {
  MergeDecline,
  MergedBecause,
  MergeState,
  SplitBecause,
  SplitDecline,
  SplitState,
} from '@hub/contracts/protection';
import type { Tag } from '../../pages/parts.js';

export const MERGED_BECAUSE: Readonly<Record<MergedBecause, string>> = {
  started_twice: 'Two people started one for the same child',
  under_two_names: 'The child is known by two names',
  moved_between_boroughs: 'The child moved, and one was started in the new borough',
};

export const MERGE_DECLINED: Readonly<Record<MergeDecline, string>> = {
  another_child: 'They are two children',
  family_wants_its_own: 'The family wants two',
  cannot_be_told: 'Nobody can tell whether it is one child',
};

export const SPLIT_BECAUSE: Readonly<Record<SplitBecause, string>> = {
  merged_wrongly: 'Two cases were made one that should have stayed two',
  looked_alike: 'Two children with nearly the same details',
  recorded_together: 'Brothers or sisters were recorded together',
};

export const SPLIT_DECLINED: Readonly<Record<SplitDecline, string>> = {
  one_child: 'It is one child',
  wrong_parts_named: 'Other parts belong to the other child',
  cannot_be_told: 'Nobody can tell',
};

export const MERGE_STATES: Readonly<Record<MergeState, Tag>> = {
  proposed: { text: 'Waits for an answer', colour: 'yellow' },
  made: { text: 'They are one', colour: 'green' },
  declined: { text: 'They stay two', colour: 'grey' },
  undone: { text: 'They are two again', colour: 'grey' },
};

export const SPLIT_STATES: Readonly<Record<SplitState, Tag>> = {
  proposed: { text: 'Waits for an answer', colour: 'yellow' },
  made: { text: 'They are told apart', colour: 'green' },
  declined: { text: 'It stays as it is', colour: 'grey' },
};
