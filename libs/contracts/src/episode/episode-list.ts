import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Count,
  DateOnly,
  Flag,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Text,
  Whole,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import { EPISODE_STATES, EpisodeView } from './episode-view.js';
import { EPISODE_READERS } from './episodes.js';

/** Orders in which episodes are listed. */
const EPISODE_ORDERS = ['newest', 'review'] as const;
export type EpisodeOrder = (typeof EPISODE_ORDERS)[number];

/** Which of the episodes; whatever is named must hold. */
export class ListEpisodesPayload extends PageQuery {
  @Optional() @Flag('Those alone that you lead, or in whose team you are') mine?: boolean;
  @Optional()
  @OneOf(EPISODE_STATES, 'In that state, as it is shown')
  state?: (typeof EPISODE_STATES)[number];
  @Optional() @PersonId('Led by that person') lead?: string;
  @Optional() @PersonId('With that person in the team') team?: string;
  @Optional() @AuthorityCode('Of a child who lives there') home?: string;
  @Optional() @Whole(1, 4, 'At that level of need') level?: number;
  @Optional() @DateOnly('To be reviewed by that day') reviewBefore?: string;
  @Optional()
  @Text(64, 'Under that case reference, or that of your own authority, written as it is there')
  reference?: string;
  @Optional()
  @OneOf(
    EPISODE_ORDERS,
    'newest first (the default), or by the day of the next review, the first of them first',
  )
  sort?: EpisodeOrder;
}

export class EpisodePage {
  @NestedList(() => EpisodeView, 100, 'In the order asked for') items!: EpisodeView[];
  @Optional()
  @Count('How many there are on all pages; on the first page alone')
  total?: number;
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

export const ListEpisodes = defineQuery({
  type: 'episode.list.v1',
  owner: 'episode-service',
  summary: 'Lists the episodes in which your authority has a part.',
  personalData: 'identity',
  payload: ListEpisodesPayload,
  reply: EpisodePage,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/episodes', success: 200 },
  examples: [
    {},
    { limit: 20 },
    { mine: true, state: 'active', level: 2, reviewBefore: '2026-03-31', sort: 'review' },
    { lead: EXAMPLE.personId, home: EXAMPLE.lewisham, reference: 'LEW-2026-00412' },
  ],
  counterExamples: {
    'a level that does not exist': { level: 5 },
    'an order that does not exist': { sort: 'oldest' },
    'a day that does not exist': { reviewBefore: '2026-02-30' },
  },
});
