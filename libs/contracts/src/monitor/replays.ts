import { defineCommand, defineQuery, SERVICES, type ServiceName } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ROLES } from '../roles.js';
import {
  Flag,
  Id,
  Ids,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';

export const REPLAY_STATES = ['waiting_for_approval', 'running', 'stopped', 'finished'] as const;
export type ReplayState = (typeof REPLAY_STATES)[number];

export class RequestReplayPayload {
  @Optional()
  @Text(500, 'Why; without one the replay is refused, and that is recorded')
  reason?: string;
  @Optional() @OneOf(SERVICES, 'Only what this service gave up') service?: ServiceName;
  @Optional() @Text(200, 'Only this message type') messageType?: string;
  @Optional() @Text(16, 'Only this failure group') fingerprint?: string;
  @Optional() @Ids(1000, 'Only these') deadLetterIds?: string[];
  @Optional() @Whole(1, 1000, 'Most messages a second, 20 by default') ratePerSecond?: number;
  @Optional() @Flag('Counts what would be replayed and does nothing else') dryRun?: boolean;
}

export class ReplayCounts {
  @Whole(0, 1_000_000, 'Messages chosen when it was asked for') total!: number;
  @Whole(0, 1_000_000, 'Not sent yet') waiting!: number;
  @Whole(0, 1_000_000, 'Sent, outcome not known yet') sent!: number;
  @Whole(0, 1_000_000, 'Had their effect') resolved!: number;
  @Whole(0, 1_000_000, 'Had had their effect before') duplicate!: number;
  @Whole(0, 1_000_000, 'Were given up once more') failedAgain!: number;
}

export class ReplayView {
  @Optional() @Id('The replay; absent for a dry run') id?: string;
  @OneOf([...REPLAY_STATES, 'dry_run'], 'Where it stands') state!: ReplayState | 'dry_run';
  @Flag('Whether a second person must approve it') needsApproval!: boolean;
  @Text(500, 'Why it was asked for') reason!: string;
  @Whole(1, 1000, 'Most messages a second') ratePerSecond!: number;
  @Whole(0, 1_000_000, 'Messages of the step at hand: 1, 10, 100, then the rest') step!: number;
  @Optional() @Id('Who asked for it') requestedBy?: string;
  @Optional() @Id('Who approved it') approvedBy?: string;
  @Optional() @Text(200, 'Why it stands still') stoppedBecause?: string;
  @Optional() @Instant('When it was asked for') requestedAt?: string;
  @Optional() @Instant('When the last message had its outcome') finishedAt?: string;
  @Nested(() => ReplayCounts, 'How far it has come') counts!: ReplayCounts;
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

const EXAMPLE_REPLAY = {
  reason: 'The handler was mended in release 12',
  fingerprint: 'a1b2c3d4e5f60718',
  ratePerSecond: 20,
};

export const RequestReplay = defineCommand({
  type: 'replay.request.v1',
  owner: 'monitor-service',
  summary:
    'Asks that messages given up be tried again: first one, then ten, then a hundred, then the rest.',
  personalData: 'none',
  payload: RequestReplayPayload,
  reply: ReplayView,
  // The service itself decides, so that refusals are recorded.
  roles: ROLES,
  http: { method: 'POST', path: '/v1/ops/replays', success: 201, creates: true },
  examples: [EXAMPLE_REPLAY, { ...EXAMPLE_REPLAY, dryRun: true }],
  counterExamples: { 'too fast': { ...EXAMPLE_REPLAY, ratePerSecond: 5000 } },
});

class OneReplay {
  @Id('The replay') replayId!: string;
}

export class ApproveReplayPayload extends OneReplay {}
export class StopReplayPayload extends OneReplay {}
export class ContinueReplayPayload extends OneReplay {}
export class ReadReplayPayload extends OneReplay {}

const ONE = { replayId: EXAMPLE.replayId };

export const ApproveReplay = defineCommand({
  type: 'replay.approve.v1',
  on: { object: 'replay', id: 'replayId' },
  owner: 'monitor-service',
  summary:
    'Lets a replay of consents or transfers, or of many messages, begin; another person than the one who asked.',
  personalData: 'none',
  payload: ApproveReplayPayload,
  reply: ReplayView,
  roles: ROLES,
  http: { method: 'POST', path: '/v1/ops/replays/{replayId}/approval', success: 200 },
  examples: [ONE],
});

export const StopReplay = defineCommand({
  type: 'replay.stop.v1',
  on: { object: 'replay', id: 'replayId' },
  owner: 'monitor-service',
  summary: 'Stops a replay: what was sent ends as it may, nothing more is sent.',
  personalData: 'none',
  payload: StopReplayPayload,
  reply: ReplayView,
  roles: ROLES,
  http: { method: 'POST', path: '/v1/ops/replays/{replayId}/stop', success: 200 },
  examples: [ONE],
});

export const ContinueReplay = defineCommand({
  type: 'replay.continue.v1',
  on: { object: 'replay', id: 'replayId' },
  owner: 'monitor-service',
  summary: 'Lets a stopped replay go on with its next message.',
  personalData: 'none',
  payload: ContinueReplayPayload,
  reply: ReplayView,
  roles: ROLES,
  http: { method: 'POST', path: '/v1/ops/replays/{replayId}/continuation', success: 200 },
  examples: [ONE],
});

export const ReadReplay = defineQuery({
  type: 'replay.read.v1',
  on: { object: 'replay', id: 'replayId' },
  owner: 'monitor-service',
  summary: 'Reads how far a replay has come.',
  personalData: 'none',
  payload: ReadReplayPayload,
  reply: ReplayView,
  roles: ['hub_operations'],
  http: { method: 'GET', path: '/v1/ops/replays/{replayId}', success: 200, versioned: true },
  examples: [ONE],
});

export class ReplayPage {
  @NestedList(() => ReplayView, 100, 'Newest first') items!: ReplayView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

export class ListReplaysPayload extends PageQuery {}

export const ListReplays = defineQuery({
  type: 'replay.list.v1',
  owner: 'monitor-service',
  summary: 'Lists replays, newest first.',
  personalData: 'none',
  payload: ListReplaysPayload,
  reply: ReplayPage,
  roles: ['hub_operations'],
  http: { method: 'GET', path: '/v1/ops/replays', success: 200 },
  examples: [{}],
});
