import { defineQuery } from '../definition.js';
import {
  AuthorityCode,
  Flag,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import { DISPUTE_KINDS, DISPUTE_STATES, type DisputeKind } from './dispute-terms.js';
import { CarriedOut } from './dispute-view.js';
import { DISPUTE_BASE } from './disputes.js';
import { FundingTerms } from './funding.js';

/** What an arbitrator decided, without the child, the episode, and what its sides said. */
export class DecidedOutcome {
  @Id('The dispute') disputeId!: string;
  @OneOf(DISPUTE_KINDS, 'What it was about') kind!: DisputeKind;
  @Flag('The short clocks applied') riskOfHarm!: boolean;
  @OneOf(DISPUTE_STATES, 'How the dispute stands') state!: (typeof DISPUTE_STATES)[number];
  @Instant('When it was decided') at!: string;
  @Optional() @Text(2000, 'What binds the parties; absent once it has ended') terms?: string;
  @Optional() @Text(5000, 'Why; absent once it has ended') reasons?: string;
  @Optional() @AuthorityCode('Who is to lead') ledBy?: string;
  @Optional() @Nested(() => FundingTerms, 'Who pays what') funding?: FundingTerms;
  @Optional() @Instant('By when each party is to have carried it out') dueAt?: string;
  @NestedList(() => CarriedOut, 33, 'Each party, and whether it has done its part')
  parties!: CarriedOut[];
  @Flag('It stands: no other outcome has taken its place') stands!: boolean;
}

export class OutcomePage {
  @NestedList(() => DecidedOutcome, 100, 'Those of the newest disputes first')
  items!: DecidedOutcome[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

export class ListOutcomesPayload extends PageQuery {
  @Optional() @OneOf(DISPUTE_KINDS, 'Of that kind alone') kind?: DisputeKind;
  @Optional()
  @OneOf(DISPUTE_STATES, 'Of disputes in that state: resolved, until they are carried out')
  state?: (typeof DISPUTE_STATES)[number];
}

export const ListOutcomes = defineQuery({
  ...DISPUTE_BASE,
  type: 'outcome.list.v1',
  summary:
    'Lists what you decided as an arbitrator, and what became of it; of what has ended, without its words.',
  payload: ListOutcomesPayload,
  reply: OutcomePage,
  roles: ['arbitrator'],
  http: { method: 'GET', path: '/v1/outcomes', success: 200 },
  examples: [{}, { kind: 'funding', state: 'resolved' }],
  counterExamples: { 'a kind that does not exist': { kind: 'weather' } },
});
