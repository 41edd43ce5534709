import { defineQuery } from '../definition.js';
import { Id, Instant, NestedList, OneOf, Optional, Text, Whole } from '../shape/fields.js';
import { get, HUGE, OPERATIONS } from './operations-query.js';

export const STUCK_KINDS = [
  'not_published',
  'not_processed',
  'held',
  'parked',
  'not_confirmed',
  'service_stopped',
] as const;

export class StuckView {
  @OneOf(STUCK_KINDS, 'What does not go on') kind!: (typeof STUCK_KINDS)[number];
  @Text(60, 'Service or authority it waits for') where!: string;
  @Optional() @Id('The message') messageId?: string;
  @Optional() @Text(200, 'Its type') type?: string;
  @Optional() @Id('Its conversation') conversation?: string;
  @Instant('Since when') since!: string;
  @Optional()
  @Whole(0, HUGE, 'How often it was sent again, as no receipt came')
  timesAgain?: number;
  @Optional() @Instant('When it was sent again last') againAt?: string;
  @Text(300, 'What to do') next!: string;
}

export class StuckList {
  @NestedList(() => StuckView, 500, 'Oldest first, 500 at the most') items!: StuckView[];
}

export class ReadStuckPayload {
  @Optional()
  @Whole(1, 86_400, 'Standing still for more than so many seconds, 30 by default')
  seconds?: number;
}

export const ReadStuck = defineQuery({
  ...OPERATIONS,
  type: 'stuck.read.v1',
  summary: 'What should have gone on and has not.',
  payload: ReadStuckPayload,
  reply: StuckList,
  http: get('/v1/ops/stuck'),
  examples: [{ seconds: 60 }],
});
