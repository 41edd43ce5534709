import { authorityName } from '@hub/contracts';
import { DISPUTE_STATES, type DisputePage, type DisputeView } from '@hub/contracts/arbitration';
import { nextPageOf } from '../../pages/paging.js';
import type { Tag } from '../../pages/parts.js';
import { counted } from '../../words/counts.js';
import { dateOf } from '../../words/dates.js';
import { listed } from '../../words/lists.js';
import { clockOf } from './dispute-view.js';
import { KINDS, partiesOf, STATES } from './dispute-words.js';

export interface DisputeListView {
  readonly title: string;
  readonly sentence: string;
  readonly states: readonly {
    readonly text: string;
    readonly href: string;
    readonly active: boolean;
  }[];
  readonly rows: readonly {
    readonly about: string;
    readonly href: string;
    readonly between: string;
    readonly opened: string;
    readonly tag: Tag;
    readonly clock: readonly string[];
  }[];
  readonly nextPage?: string;
}

/** Disagreements to which one’s borough is a side, the newest first. */
export function disputeListView(
  { items, nextCursor }: DisputePage,
  chosen: DisputeView['state'] | undefined,
  now: number,
): DisputeListView {
  return {
    title: 'Disagreements',
    sentence: sentenceOf(items.length, nextCursor !== undefined, chosen),
    states: [
      { text: 'All', href: '/disputes', active: chosen === undefined },
      ...DISPUTE_STATES.map((state) => ({
        text: STATES[state].text,
        href: `/disputes?state=${state}`,
        active: state === chosen,
      })),
    ],
    rows: items.map((dispute) => ({
      about: KINDS[dispute.kind],
      href: `/disputes/${dispute.id}`,
      between: listed(partiesOf(dispute).map(authorityName)),
      opened: dateOf(dispute.openedAt),
      tag: STATES[dispute.state],
      clock: clockOf(dispute, now),
    })),
    ...nextPageOf('/disputes', nextCursor, chosen === undefined ? {} : { state: chosen }),
  };
}

function sentenceOf(
  count: number,
  hasMore: boolean,
  chosen: DisputeView['state'] | undefined,
): string {
  if (count > 0) return `${hasMore ? 'The newest ' : ''}${counted(count, 'disagreement')}.`;
  return chosen === undefined
    ? 'Your borough is no side of a disagreement.'
    : `No disagreement is “${STATES[chosen].text}”.`;
}
