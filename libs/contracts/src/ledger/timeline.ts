import { defineQuery } from '../definition.js';
import { EPISODE_READERS } from '../episode/episodes.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Id,
  Instant,
  NestedList,
  Optional,
  PersonId,
  Text,
  Whole,
} from '../shape/fields.js';
import { MOST_LEAVES } from './ledger.js';

/** A story of years on one page, in one question. */
const MOST_ENTRIES = 500;

export class ReadTimelinePayload {
  @Id('The episode') episodeId!: string;
  @Optional() @Whole(1, MOST_ENTRIES, 'Entries on the page, 50 by default') limit?: number;
  @Optional() @Text(200, 'nextCursor of the page before') cursor?: string;
  @Optional() @Instant('What was done after that time alone') since?: string;
}

/** One thing that was done about a child, by whoever did it. */
export class TimelineEntry {
  @Whole(0, MOST_LEAVES, 'Its place in the evidence ledger') index!: number;
  @Instant('When') at!: string;
  @Text(100, 'What was done: the type of the request, or what a clock did') action!: string;
  @Optional() @Text(200, 'The same in words') words?: string;
  @Optional() @AuthorityCode('Who did it; absent where the hub did') authority?: string;
  @Optional() @PersonId('The person') personId?: string;
  @Optional() @Id('What it was done to, beside the episode') subject?: string;
  @Optional() @Text(100, 'How it came out, or why, as a code') because?: string;
  @Optional() @Text(60, 'What for') purpose?: string;
}

export class TimelinePage {
  @NestedList(() => TimelineEntry, MOST_ENTRIES, 'Newest first') items!: TimelineEntry[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

export const ReadTimeline = defineQuery({
  type: 'ledger.read_timeline.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'What was done about you was looked at',
  owner: 'ledger-service',
  summary:
    'Shows what was done about a child, of every kind, as far as your authority did it or was told of it. What was only looked at is not in it.',
  personalData: 'none',
  payload: ReadTimelinePayload,
  reply: TimelinePage,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/episodes/{episodeId}/timeline', success: 200 },
  examples: [
    { episodeId: EXAMPLE.episodeId },
    { episodeId: EXAMPLE.episodeId, since: EXAMPLE.at, limit: 20 },
  ],
  counterExamples: {
    'a time that is none': { episodeId: EXAMPLE.episodeId, since: 'yesterday' },
  },
});
