import { defineQuery } from '../definition.js';
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
import { get, HUGE, OPERATIONS } from './operations-query.js';

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
