import { effort } from '../../config.js';

/** At which pages are looked over: in every run once, in a long run as telephones show them too. */
export const WIDTHS = effort.isLong ? [320, 640, 1280] : [1280];
/** Whether somebody has colours of their own. */
export const FORCED_COLOURS = effort.isLong ? (['active', 'none'] as const) : (['none'] as const);
