import type { OverrideView } from '@hub/contracts/consent';
import type { Tag } from '../../pages/parts.js';

export const GROUNDS: Readonly<Record<OverrideView['ground'], string>> = {
  significant_harm: 'A child could come to serious harm',
  danger_to_life: 'Somebody’s life is in danger',
  serious_crime: 'To prevent or solve a serious crime',
  court_order: 'A court ordered it',
};

export const REVIEWS: Readonly<Record<OverrideView['review'], Tag>> = {
  waiting: { text: 'To be checked', colour: 'yellow' },
  justified: { text: 'Found right', colour: 'green' },
  unjustified: { text: 'Found wrong', colour: 'red' },
};

export const JUDGEMENTS = {
  yes: 'Yes, it was right to share, and no more than was needed',
  no: 'No',
} as const;
