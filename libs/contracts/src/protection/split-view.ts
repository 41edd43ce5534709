import {
  AuthorityCode,
  Flag,
  Id,
  Ids,
  Instant,
  Nested,
  OneOf,
  Optional,
  Whole,
} from '../shape/fields.js';
import { MergeSideView } from './merge-view.js';
import {
  SPLIT_BECAUSE,
  SPLIT_DECLINES,
  SPLIT_STATES,
  type SplitBecause,
  type SplitDecline,
  type SplitState,
} from './split-terms.js';

/** What of an episode belongs to the other child; named by who asks, and nothing else moves. */
export class SplitParts {
  @Ids(50, 'Documents: each is corrected as of the wrong child', 0) documents!: string[];
  @Ids(50, 'What was said about sharing: a yes ends, a no counts in both', 0) consents!: string[];
  @Ids(50, 'Team members, by the id of their place: they leave', 0) team!: string[];
  @Optional()
  @Ids(100, 'Family, school, GP and others without an account: they go to the other’s', 0)
  contacts?: string[];
  @Optional()
  @Flag('What the family needs, as it stood when this was proposed, goes to the other’s')
  needs?: boolean;
  @Optional()
  @Id('Who coordinates, where that is of the other child: they do so no more')
  coordinator?: string;
}

export class SplitView extends SplitParts {
  @Id('The split') id!: string;
  @Nested(() => MergeSideView, 'The episode that two children are in') from!: MergeSideView;
  @Nested(() => MergeSideView, 'The episode of the other child') to!: MergeSideView;
  @Flag('The other goes on in the first, and would go on by itself again') undoesMerge!: boolean;
  @OneOf(SPLIT_STATES, 'How it stands') state!: SplitState;
  @OneOf(SPLIT_BECAUSE, 'How it came about') because!: SplitBecause;
  @AuthorityCode('Who proposed it') proposedBy!: string;
  @Instant('When it was proposed') proposedAt!: string;
  @Instant('By when it is, or was, to be decided') dueAt!: string;
  @Optional() @Instant('When it was decided') decidedAt?: string;
  @Optional() @OneOf(SPLIT_DECLINES, 'Why it stays as it is') declinedBecause?: SplitDecline;
  @Optional()
  @Ids(50, 'Corrections of the documents, once it is made', 0)
  corrections?: string[];
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}
