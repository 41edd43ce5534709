import * as messages from '@hub/contracts/monitor';
import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ReplayView, RequestReplayPayload } from '@hub/contracts/monitor';
import type { Clock, Ids, MessageContext } from '@hub/use-case';
import { moveTo, OPEN_STATES } from '../domain/dead-letter.js';
import { needsApproval, type Replay } from '../domain/replay.js';
import { replayView } from './dead-letter-view.js';
import { operatorOf } from './operations-only.js';
import type { DeadLetterFilter, MonitorWork } from './ports.js';

const MOST = 100_000;
const DEFAULT_RATE = 20;

/**
 * Freezes the list of messages to be tried again. Begins at once unless a second person must agree.
 */
export class RequestReplay {
  constructor(
    private readonly work: MonitorWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  execute(request: RequestReplayPayload, context: MessageContext): Promise<ReplayView | Refusal> {
    const { reason } = request;
    return this.work.request<ReplayView>(
      context,
      request,
      async ({ deadLetters, replays, history }) => {
        const person = operatorOf(context);
        if (isRefusal(person)) return person;
        if (reason === undefined) return refuse('reason_missing');
        const letters = await deadLetters.list(filterOf(request), MOST);
        if (letters.length === 0) return refuse('nothing_to_replay');
        const approval = needsApproval(
          letters.map((letter) => letter.type),
          letters.length,
        );
        const at = this.clock.now();
        const replay: Replay = {
          id: this.ids.next(),
          state: approval ? 'waiting_for_approval' : 'running',
          reason,
          ratePerSecond: request.ratePerSecond ?? DEFAULT_RATE,
          step: 0,
          failedBefore: 0,
          needsApproval: approval,
          requestedBy: person,
          requestedAt: at,
          version: 1,
        };
        const counts = {
          waiting: letters.length,
          sent: 0,
          resolved: 0,
          duplicate: 0,
          failed_again: 0,
        };
        const view = replayView(replay, counts);
        if (request.dryRun) {
          const { id: _none, requestedBy: _nobody, requestedAt: _never, ...would } = view;
          return { result: { ...would, state: 'dry_run' as const }, facts: [] };
        }
        const oldestFirst = [...letters].reverse();
        await replays.add(
          replay,
          oldestFirst.map((letter) => ({
            id: this.ids.next(),
            replayId: replay.id,
            deadLetterId: letter.id,
            state: 'waiting' as const,
          })),
        );
        await history.append({
          at,
          by: person,
          action: messages.RequestReplay.action,
          subject: replay.id,
          outcome: replay.state,
          reason,
        });
        for (const letter of oldestFirst) {
          const asked = moveTo(letter, 'replay_requested', at);
          if (asked) await deadLetters.save(asked);
          await history.append({
            at,
            by: person,
            action: messages.RequestReplay.action,
            subject: letter.id,
            outcome: 'replay_requested',
            reason,
          });
        }
        return { result: view, facts: [], evidence: { subject: replay.id, because: replay.state } };
      },
    );
  }
}

function filterOf({
  service,
  messageType: type,
  fingerprint,
  deadLetterIds: ids,
}: RequestReplayPayload): DeadLetterFilter {
  return {
    states: OPEN_STATES,
    ...(service === undefined ? {} : { service }),
    ...(type === undefined ? {} : { type }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(ids === undefined ? {} : { ids }),
  };
}
