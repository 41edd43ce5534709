import {
  AuthorityCode,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { ELIGIBILITY_RULES, type EligibilityRule } from './service-terms.js';

export const FEED_KINDS = ['open_referral', 'import'] as const;
/** `failing`: its last pull failed, and the last good copy is served. */
export const FEED_STATES = ['new', 'healthy', 'failing', 'ended'] as const;

export class FeedView {
  @Id('The feed') id!: string;
  @AuthorityCode('Whose feed it is') authority!: string;
  @OneOf(FEED_KINDS, 'Pulled from an address, or imported from a file')
  kind!: (typeof FEED_KINDS)[number];
  @Text(120, 'Name of the feed') name!: string;
  @Optional() @Text(500, 'Its base address') url?: string;
  @Text(200, 'Licence under which it may be used') licence!: string;
  @Optional() @Whole(1, 168, 'Hours between two pulls') everyHours?: number;
  @Optional()
  @OneOf(ELIGIBILITY_RULES, 'Who may use its services where they do not say')
  unlessSaid?: EligibilityRule;
  @OneOf(FEED_STATES, 'Its state') state!: (typeof FEED_STATES)[number];
  @Optional() @Instant('When the copy that is served was taken') copyOf?: string;
  @Optional() @Instant('When it is pulled next') nextPullAt?: string;
  @Whole(0, 1_000_000, 'Pulls that failed since the last good one') failures!: number;
  @Optional() @Text(500, 'Why the last one failed') because?: string;
  @Whole(0, 10_000_000, 'Services in the copy that is served') services!: number;
  @Optional() @Whole(0, 10_000_000, 'Records in its last good pull') recordsRead?: number;
  @Optional() @Whole(0, 10_000_000, 'Of them refused') recordsRefused?: number;
  @Optional() @Text(100, 'The same in words: how many cannot be shown') notShown?: string;
  @Optional() @Whole(0, 10_000_000, 'Services listed at a pull held back') heldBack?: number;
  @Optional() @Instant('Since when') heldBackAt?: string;
  @Whole(0, 10_000_000, 'Of these, with a need not recognised') needUnknown!: number;
  @Optional()
  @Whole(0, 100, 'How much they say of what a practitioner needs, on average, out of 100')
  quality?: number;
}

export class FeedList {
  @NestedList(() => FeedView, 1_000, 'By authority') items!: FeedView[];
}
