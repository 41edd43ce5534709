import {
  AuthorityCode,
  DateOnly,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Text,
  Whole,
} from '../shape/fields.js';
import { ClosedDays } from '../identity/closed-days.js';
import { ChildView } from '../shape/child-view.js';
import { Waiting } from '../shape/waiting.js';

export const TRANSFER_REASONS = [
  'move',
  'school_change',
  'family_request',
  'better_placed',
  'leaving_post',
] as const;
export const FAMILY_VIEWS = ['agrees', 'disagrees', 'not_yet_asked'] as const;
export const TRANSFER_STATES = [
  'queued',
  'awaiting_family',
  'proposed',
  'nominated',
  'accepted',
  'completed',
  'declined',
  'cancelled',
  'expired',
  'disputed',
] as const;

export class TransferView {
  @Id('The transfer') id!: string;
  @Id('The episode') episodeId!: string;
  @Optional()
  @Nested(() => ChildView, 'What the child is called in lists; for whom it is to be known')
  child?: ChildView;
  @AuthorityCode('The authority that leads until then') fromAuthority!: string;
  @AuthorityCode('The authority that is to lead') toAuthority!: string;
  @OneOf(TRANSFER_STATES, 'Its state') state!: (typeof TRANSFER_STATES)[number];
  @OneOf(TRANSFER_REASONS, 'Why') reason!: (typeof TRANSFER_REASONS)[number];
  @OneOf(FAMILY_VIEWS, 'What the family thinks of it') familyView!: (typeof FAMILY_VIEWS)[number];
  @Optional()
  @Text(500, 'Why it goes on although the family said no')
  goesOnBecause?: string;
  @Optional() @DateOnly('When the family was told so') familyToldOn?: string;
  @PersonId('Who leads until then') outgoingPersonId!: string;
  @Whole(1, 100_000, 'The term of office that it ends') outgoingTerm!: number;
  @Optional() @PersonId('Who is to lead') incomingPersonId?: string;
  @Instant('When it was proposed') proposedAt!: string;
  @Optional() @Instant('Not before this does the role pass') effectiveAt?: string;
  @Optional() @Instant('When the person named accepted') acceptedAt?: string;
  @Optional() @DateOnly('When the new Lead Professional reviews the plan') reviewOn?: string;
  @Optional() @Instant('When the hand-over pack was received') packReceivedAt?: string;
  @Optional()
  @Id('The dispute whose outcome it carries out; it cannot be declined then')
  orderedBy?: string;
  @NestedList(() => Waiting, 2, 'Who must do what, by when') waits!: Waiting[];
  @Optional()
  @NestedList(() => ClosedDays, 80, 'Days on which whoever must do it is closed: not counted')
  notCounted?: ClosedDays[];
  @Optional() @Instant('When it ended') endedAt?: string;
  @Optional() @Text(500, 'Why it ended without a switch') endedBecause?: string;
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class TransferPage {
  @NestedList(() => TransferView, 100, 'Newest first') items!: TransferView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}
