/** How two children came to be in one episode. */
export const SPLIT_BECAUSE = ['merged_wrongly', 'looked_alike', 'recorded_together'] as const;
export type SplitBecause = (typeof SPLIT_BECAUSE)[number];

export const SPLIT_STATES = ['proposed', 'made', 'declined'] as const;
export type SplitState = (typeof SPLIT_STATES)[number];

/** Why the episode stays as it is. */
export const SPLIT_DECLINES = ['one_child', 'wrong_parts_named', 'cannot_be_told'] as const;
export type SplitDecline = (typeof SPLIT_DECLINES)[number];
