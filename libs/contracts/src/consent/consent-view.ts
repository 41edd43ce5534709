import {
  AuthorityCode,
  DateOnly,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { CONSENT_STATES, ConsentGiver, ConsentTerms, EXPLANATIONS } from './consent-terms.js';

class ConsentReceipt {
  @AuthorityCode('The authority told') authority!: string;
  @OneOf(['granted', 'withdrawn'], 'What it was told') notice!: 'granted' | 'withdrawn';
  @Optional() @Instant('When the hub handed it to the authority’s queue') toldAt?: string;
  @Optional() @Instant('When the authority’s system confirmed it') receivedAt?: string;
}

export class ConsentView extends ConsentTerms {
  @Id('The consent') id!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that recorded it') authority!: string;
  @OneOf(CONSENT_STATES, 'Its state') state!: (typeof CONSENT_STATES)[number];
  @Nested(() => ConsentGiver, 'Who decided') givenBy!: ConsentGiver;
  @Text(200, 'What sharing is for') purpose!: string;
  @Instant('When the family decided') givenAt!: string;
  @Instant('When the hub recorded it') recordedAt!: string;
  @Optional() @Text(35, 'Language in which it was explained') language?: string;
  @Optional()
  @OneOf(EXPLANATIONS, 'How it was explained')
  explained?: (typeof EXPLANATIONS)[number];
  @Optional()
  @DateOnly('By when what was agreed to by telephone is confirmed in writing')
  confirmedInWritingBy?: string;
  @Optional() @Instant('When it ceased to be in force') endedAt?: string;
  @Optional() @Id('The statement that it took the place of') supersedes?: string;
  @Optional()
  @Id('The lookup of the child spoken of; to the authority that recorded it alone')
  lookupId?: string;
  @NestedList(() => ConsentReceipt, 66, 'Who was told, and who confirmed')
  receipts!: ConsentReceipt[];
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class ConsentPage {
  @NestedList(() => ConsentView, 100, 'Newest first') items!: ConsentView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}
