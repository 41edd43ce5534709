import { AuthorityCode, DateOnly, NestedList, Optional, Whole } from '../shape/fields.js';

class FundingShare {
  @AuthorityCode('The party') authority!: string;
  @Whole(0, 100, 'Its share, in percent') percent!: number;
}

/** Who pays what, from when, until when. */
export class FundingTerms {
  @NestedList(() => FundingShare, 33, 'Shares of parties, together 100') shares!: FundingShare[];
  @DateOnly('From that day on; what was paid since then counts by the shares') from!: string;
  @Optional() @DateOnly('The last day; absent where there is none') until?: string;
}
