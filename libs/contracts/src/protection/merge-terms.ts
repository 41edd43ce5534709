/** Why there are two episodes of one child. */
export const MERGED_BECAUSE = [
  'started_twice',
  'under_two_names',
  'moved_between_boroughs',
] as const;
export type MergedBecause = (typeof MERGED_BECAUSE)[number];

/** `undone`: the two are of two children after all. */
export const MERGE_STATES = ['proposed', 'made', 'declined', 'undone'] as const;
export type MergeState = (typeof MERGE_STATES)[number];

/** Why two episodes stay two. */
export const MERGE_DECLINES = ['another_child', 'family_wants_its_own', 'cannot_be_told'] as const;
export type MergeDecline = (typeof MERGE_DECLINES)[number];
