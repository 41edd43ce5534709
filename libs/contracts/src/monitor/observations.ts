import { defineCommand, defineQuery } from '../definition.js';
import {
  AuthorityCode,
  Flag,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { Done } from '../shape/page.js';

const HUGE = 9_007_199_254_740_991;
const OPERATIONS = {
  owner: 'monitor-service',
  personalData: 'none',
  roles: ['hub_operations'],
} as const;
const get = (path: string) => ({ method: 'GET' as const, path, success: 200 as const });

export class EndpointView {
  @Text(60, 'The service that handled') service!: string;
  @Text(200, 'Type') type!: string;
  @Whole(0, HUGE, 'Handled') handled!: number;
  @Whole(0, HUGE, 'Attempts that failed') failed!: number;
  @Whole(0, HUGE, 'Waiting time, median, ms') waitingP50Ms!: number;
  @Whole(0, HUGE, 'Waiting time, 95th percentile, ms') waitingP95Ms!: number;
  @Whole(0, HUGE, 'Waiting time, 99th percentile, ms') waitingP99Ms!: number;
  @Whole(0, HUGE, 'Working time, median, ms') workingP50Ms!: number;
  @Whole(0, HUGE, 'Working time, 95th percentile, ms') workingP95Ms!: number;
  @Whole(0, HUGE, 'Working time, 99th percentile, ms') workingP99Ms!: number;
}

export class Endpoints {
  @NestedList(() => EndpointView, 1000, 'By service and type') items!: EndpointView[];
}

export class ReadEndpointsPayload {
  @Optional() @Whole(1, 10_080, 'Of the last so many minutes, 60 by default') minutes?: number;
}

export const ReadEndpoints = defineQuery({
  ...OPERATIONS,
  type: 'endpoint.read.v1',
  summary: 'How much each service handled of each type, how long it waited and how long it took.',
  payload: ReadEndpointsPayload,
  reply: Endpoints,
  http: get('/v1/ops/endpoints'),
  examples: [{ minutes: 15 }],
});

export class AuthorityPairView {
  @Text(20, 'GSS code of the authority that caused the messages, or hub') from!: string;
  @AuthorityCode('The authority they were for') to!: string;
  @Whole(0, HUGE, 'Put into its queue') sent!: number;
  @Whole(0, HUGE, 'Confirmed by its case system') confirmed!: number;
  @Whole(0, HUGE, 'Confirmed after more than a minute') late!: number;
  @Whole(0, HUGE, 'From queue to confirmation, 95th percentile, ms') p95Ms!: number;
}

export class AuthorityMatrix {
  @NestedList(() => AuthorityPairView, 2000, 'Pairs between which something was sent')
  items!: AuthorityPairView[];
}

export class ReadMatrixPayload {
  @Optional() @Whole(1, 90, 'Of the last so many days, 7 by default') days?: number;
}

export const ReadAuthorityMatrix = defineQuery({
  ...OPERATIONS,
  type: 'authority.matrix.v1',
  summary: 'What went from each authority to each other one, and how much of it was confirmed.',
  payload: ReadMatrixPayload,
  reply: AuthorityMatrix,
  http: get('/v1/ops/authority-matrix'),
  examples: [{ days: 1 }],
});

export class FailureGroupView {
  @Text(16, 'The same for failures with the same cause') fingerprint!: string;
  @Text(60, 'Service') service!: string;
  @Text(200, 'Message type') type!: string;
  @Text(300, 'Class of the error and where it arose') error!: string;
  @Whole(0, HUGE, 'Attempts that failed') failures!: number;
  @Whole(0, HUGE, 'Messages given up and not settled yet') open!: number;
  @Instant('First seen') firstAt!: string;
  @Instant('Last seen') lastAt!: string;
}

export class FailureGroups {
  @NestedList(() => FailureGroupView, 200, 'Last seen first') items!: FailureGroupView[];
}

export class ReadFailureGroupsPayload {}

export const ReadFailureGroups = defineQuery({
  ...OPERATIONS,
  type: 'failure.groups.v1',
  summary: 'Failures, grouped by their cause.',
  payload: ReadFailureGroupsPayload,
  reply: FailureGroups,
  http: get('/v1/ops/failure-groups'),
  examples: [{}],
});

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

export class SagaView {
  @Id('The transfer or dispute') id!: string;
  @OneOf(['transfer', 'dispute'], 'Which') kind!: 'transfer' | 'dispute';
  @Text(200, 'Type of its last fact') last!: string;
  @Flag('Whether nothing more will follow') final!: boolean;
  @Instant('When it began') startedAt!: string;
  @Instant('When it last moved') movedAt!: string;
}

export class SagaBoard {
  @NestedList(() => SagaView, 500, 'Open ones first, longest still first') items!: SagaView[];
}

export class ReadSagasPayload {
  @Optional() @OneOf(['transfer', 'dispute'], 'Only these') kind?: 'transfer' | 'dispute';
}

export const ReadSagas = defineQuery({
  ...OPERATIONS,
  type: 'saga.board.v1',
  summary: 'Transfers and disputes by where they stand.',
  payload: ReadSagasPayload,
  reply: SagaBoard,
  http: get('/v1/ops/sagas'),
  examples: [{ kind: 'transfer' }],
});

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

export class ProjectionsView {
  @Whole(0, HUGE, 'Steps in the journal') journalEntries!: number;
  @Whole(0, HUGE, 'Of these, taken up in what is shown') projectedTo!: number;
  @Whole(0, HUGE, 'How far what is shown lags behind the journal, ms') lagMs!: number;
  @Flag('Whether everything is being made anew from the journal') rebuilding!: boolean;
}

export class ReadProjectionsPayload {}

export const ReadProjections = defineQuery({
  ...OPERATIONS,
  type: 'projection.read.v1',
  summary: 'How far what operations see lags behind what happened.',
  payload: ReadProjectionsPayload,
  reply: ProjectionsView,
  http: get('/v1/ops/projections'),
  examples: [{}],
});

export class RebuildProjectionsPayload {}

export const RebuildProjections = defineCommand({
  ...OPERATIONS,
  type: 'projection.rebuild.v1',
  summary: 'Makes everything that operations see anew from the journal.',
  payload: RebuildProjectionsPayload,
  reply: Done,
  http: { method: 'POST', path: '/v1/ops/projections/rebuild', success: 200 },
  examples: [{}],
});
