import { defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ROLES } from '../roles.js';
import {
  Flag,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  Text,
  TextOrNone,
  Texts,
  Whole,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';

/**
 * `partial`: some records were not valid, or the feed changed while it was read, so that nothing
 * was taken away. `held_back`: it lists far less than before, and nothing is taken away until that
 * is confirmed.
 */
export const PULL_OUTCOMES = [
  'running',
  'complete',
  'partial',
  'held_back',
  'unchanged',
  'failed',
] as const;
export type PullOutcome = (typeof PULL_OUTCOMES)[number];

export class PullView {
  @Id('The pull') id!: string;
  @Id('The feed') feedId!: string;
  @OneOf(PULL_OUTCOMES, 'How it ended') outcome!: PullOutcome;
  @Optional() @Text(500, 'Why it failed, or is partial') because?: string;
  @Instant('When it began') beganAt!: string;
  @Optional() @Instant('When it ended') endedAt?: string;
  @Whole(0, 100_000, 'Pages read so far') pages!: number;
  @Whole(0, 100_000, 'Of them unchanged since the last pull, as the feed said')
  unchangedPages!: number;
  @Whole(0, 9_007_199_254_740_991, 'Bytes read') bytes!: number;
  @Whole(0, 10_000_000, 'Records taken') good!: number;
  @Whole(0, 10_000_000, 'Records refused') bad!: number;
  @Whole(0, 10_000_000, 'Records taken though the hub cannot read something in them')
  warnings!: number;
  @Whole(0, 10_000_000, 'Services new in the directory') added!: number;
  @Whole(0, 10_000_000, 'Services changed') changed!: number;
  @Whole(0, 10_000_000, 'Services no longer listed') removed!: number;
  @Whole(0, 10_000_000, 'Services as they were') same!: number;
}

export class ListPullsPayload extends PageQuery {
  @Id('The feed') feedId!: string;
}

export class PullPage {
  @NestedList(() => PullView, 100, 'Newest first') items!: PullView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

export class PullPayload {
  @Id('The pull') pullId!: string;
}

export class RecordFault {
  @Text(100, 'Which: the id of the record, or the line of the file') record!: string;
  @TextOrNone(200, 'Field') field!: string;
  @Text(500, 'What is wrong with it') message!: string;
  @OneOf(['refused', 'warning'], 'Whether the record was refused, or taken without this')
  severity!: 'refused' | 'warning';
}

export class ServiceDifference {
  @Id('The service') serviceId!: string;
  @Text(300, 'Its name') name!: string;
  @OneOf(['added', 'closed', 'reopened', 'moved', 'changed', 'removed'], 'What happened')
  change!: string;
  @Texts(20, 40, 'What is different') fields!: string[];
}

export class PullReport extends PullView {
  @NestedList(() => RecordFault, 500, 'The first 500 faults, in the order of the feed')
  faults!: RecordFault[];
  @NestedList(() => ServiceDifference, 500, 'The first 500 differences from the last copy, by name')
  differences!: ServiceDifference[];
  @Optional() @Flag('It was a rehearsal: nothing of it is kept') dryRun?: boolean;
}

const SHOWN = {
  owner: 'directory-service',
  personalData: 'none',
  roles: [...ROLES],
} as const;

export const ListPulls = defineQuery({
  ...SHOWN,
  type: 'feed.list_pulls.v1',
  on: { object: 'feed', id: 'feedId' },
  summary: 'Lists the pulls of a feed, or the imports of a file.',
  payload: ListPullsPayload,
  reply: PullPage,
  http: { method: 'GET', path: '/v1/feeds/{feedId}/pulls', success: 200 },
  examples: [{ feedId: EXAMPLE.feedId }],
});

export const ReadPull = defineQuery({
  ...SHOWN,
  type: 'feed.read_pull.v1',
  on: { object: 'pull', id: 'pullId' },
  summary:
    'Shows a pull: how far it is, what was refused, and what is different from the last copy.',
  payload: PullPayload,
  reply: PullReport,
  http: { method: 'GET', path: '/v1/feed-pulls/{pullId}', success: 200 },
  examples: [{ pullId: EXAMPLE.pullId }],
});
