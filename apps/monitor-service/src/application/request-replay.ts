import {
  type Clock,
  type Ids,
  isRefusal,
  type MessageContext,
  type Refusal,
  refuse,
  type ReplayView,
  type RequestReplayPayload,
} from '@hub/contracts';
import { moveTo, OPEN_STATES } from '../domain/dead-letter.js';
import { needsApproval, type Replay } from '../domain/replay.js';
import { replayView } from './dead-letter-view.js';
import { OperationsOnly } from './operations-only.js';
import type { DeadLetterFilter, MonitorWork } from './ports.js';

const ACTION = 'replay.request';
const MOST = 100_000;
const DEFAULT_RATE = 20;

/** Freezes the list of messages to be tried again. Begins at once unless a second person must agree. */
export class RequestReplay {
  private readonly operations: OperationsOnly;

  constructor(
    private readonly work: MonitorWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    this.operations = new OperationsOnly(work, clock);
  }

  async execute(request: RequestReplayPayload, context: MessageContext): Promise<ReplayView | Refusal> {
    const person = await this.operations.admit(context, ACTION, '-');
    if (isRefusal(person)) return person;
    const { reason } = request;
    if (reason === undefined) return this.operations.refuse(context, { action: ACTION, subject: '-' }, refuse('reason_missing'));
    const outcome = await this.work.request<ReplayView>(context, request, async ({ deadLetters, replays, ledger }) => {
      const letters = await deadLetters.list(filterOf(request), MOST);
      if (letters.length === 0) return refuse('nothing_to_replay');
      const approval = needsApproval(letters.map((letter) => letter.type), letters.length);
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
      const counts = { waiting: letters.length, sent: 0, resolved: 0, duplicate: 0, failed_again: 0 };
      const view = replayView(replay, counts);
      if (request.dryRun) {
        const { id: _none, requestedBy: _nobody, requestedAt: _never, ...would } = view;
        return { result: { ...would, state: 'dry_run' as const }, facts: [] };
      }
      const oldestFirst = [...letters].reverse();
      await replays.add(replay, oldestFirst.map((letter) => ({ id: this.ids.next(), replayId: replay.id, deadLetterId: letter.id, state: 'waiting' as const })));
      await ledger.append({ at, by: person, action: ACTION, subject: replay.id, outcome: replay.state, reason });
      for (const letter of oldestFirst) {
        const asked = moveTo(letter, 'replay_requested', at);
        if (asked) await deadLetters.save(asked);
        await ledger.append({ at, by: person, action: ACTION, subject: letter.id, outcome: 'replay_requested', reason });
      }
      return { result: view, facts: [] };
    });
    return outcome;
  }
}

function filterOf({ service, messageType: type, fingerprint, deadLetterIds: ids }: RequestReplayPayload): DeadLetterFilter {
  return {
    states: OPEN_STATES,
    ...(service === undefined ? {} : { service }),
    ...(type === undefined ? {} : { type }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(ids === undefined ? {} : { ids }),
  };
}
