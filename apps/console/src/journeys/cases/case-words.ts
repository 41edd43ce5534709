import type { EpisodeView } from '@hub/contracts/episode';
import type { Tag } from '../../pages/parts.js';

/** What a state is called, and in which colour its tag stands beside the word. */
export const STATES: Readonly<Record<EpisodeView['state'], Tag>> = {
  registered: { text: 'Started', colour: 'blue' },
  assessing: { text: 'Assessment under way', colour: 'blue' },
  active: { text: 'Plan under way', colour: 'green' },
  in_review: { text: 'In review', colour: 'purple' },
  transferring: { text: 'Lead is changing', colour: 'yellow' },
  disputed: { text: 'Boroughs disagree', colour: 'orange' },
  stepped_up: { text: 'With social care', colour: 'red' },
  withdrawn: { text: 'Family withdrew', colour: 'grey' },
  closed: { text: 'Closed', colour: 'grey' },
  voided: { text: 'Wrong child: void', colour: 'grey' },
  folded: { text: 'Goes on in another case', colour: 'grey' },
};

/** The London continuum of need. */
export const LEVELS = { 1: 'universal', 2: 'early help', 3: 'complex', 4: 'acute' } as const;

export function levelName(level: number): string | undefined {
  const names: Readonly<Record<number, string>> = LEVELS;
  return names[level];
}
