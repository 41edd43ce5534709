import { defineQuery } from '../definition.js';
import { Flag, Instant, NestedList, OneOf, Optional, Text, Whole } from '../shape/fields.js';
import { get, HUGE, OPERATIONS } from './operations-query.js';

export class QueueView {
  @Text(60, 'Virtual host') vhost!: string;
  @Text(200, 'Queue') queue!: string;
  @Whole(0, HUGE, 'Waiting') ready!: number;
  @Whole(0, HUGE, 'Delivered and not acknowledged') unacknowledged!: number;
  @Whole(0, HUGE, 'Consumers') consumers!: number;
  @Flag('Whether somebody should read it and nobody does') abandoned!: boolean;
  @Flag('Whether it would drop a message that is given back too often') mayDrop!: boolean;
}

export class BrokerView {
  @Optional() @Instant('When the broker was asked last') at?: string;
  @Flag('Whether it answered') reachable!: boolean;
  @Flag('Whether it takes nothing, short of memory or disk') alarm!: boolean;
  @NestedList(
    () => QueueView,
    500,
    'Queues with something in them, without a reader or without the hub’s policy',
  )
  queues!: QueueView[];
}

export class ReadBrokerPayload {}

export const ReadBroker = defineQuery({
  ...OPERATIONS,
  type: 'broker.read.v1',
  summary: 'What lies in the broker’s queues, and who reads them.',
  payload: ReadBrokerPayload,
  reply: BrokerView,
  http: get('/v1/ops/broker'),
  examples: [{}],
});

export class ServiceStateView {
  @Text(60, 'Service') service!: string;
  @Text(200, 'Host and process') instance!: string;
  @OneOf(['running', 'stopped'], 'Stopped: no sign of life for 40 seconds') state!:
    'running' | 'stopped';
  @Instant('Last sign of life') at!: string;
  @Whole(0, HUGE, 'Facts not yet with the broker') outboxRows!: number;
  @Whole(0, HUGE, 'Age of the oldest of them in seconds') outboxOldestSeconds!: number;
  @Whole(0, HUGE, 'Facts that no queue takes') unroutable!: number;
  @Whole(0, HUGE, 'Messages that wait for others or for another try') held!: number;
  @Whole(0, HUGE, 'Messages given up') parked!: number;
  @Whole(0, HUGE, 'Steps not yet told to operations') journalRows!: number;
  @Flag('Whether the broker takes nothing from it') blocked!: boolean;
}

export class ServiceStates {
  @NestedList(() => ServiceStateView, 200, 'By service') items!: ServiceStateView[];
}

export class ReadServicesPayload {}

export const ReadServices = defineQuery({
  ...OPERATIONS,
  type: 'service_state.list.v1',
  summary: 'Which services run, and what waits in them.',
  payload: ReadServicesPayload,
  reply: ServiceStates,
  http: get('/v1/ops/services'),
  examples: [{}],
});
