import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import { ApproveReplay, ContinueReplay, type ReplayView, StopReplay } from '@hub/contracts/monitor';
import type { Clock, MessageContext } from '@hub/use-case';
import type { ItemCounts, Replay } from '../domain/replay.js';
import { replayView } from './dead-letter-view.js';
import { operatorOf } from './operations-only.js';
import type { MonitorWork } from './ports.js';

/** What a person does to a replay that was asked for: approve, stop, let go on. */
export class SteerReplay {
  constructor(
    private readonly work: MonitorWork,
    private readonly clock: Clock,
  ) {}

  approve(replayId: string, context: MessageContext): Promise<ReplayView | Refusal> {
    return this.steer(ApproveReplay.action, replayId, context, (replay, person) => {
      if (replay.requestedBy === person) return refuse('second_person_needed');
      return replay.state === 'waiting_for_approval'
        ? { ...replay, state: 'running', approvedBy: person }
        : refuse('conflict');
    });
  }

  stop(replayId: string, context: MessageContext): Promise<ReplayView | Refusal> {
    return this.steer(StopReplay.action, replayId, context, (replay, person) =>
      replay.state === 'running' || replay.state === 'waiting_for_approval'
        ? { ...replay, state: 'stopped', stoppedBecause: `stopped by ${person}` }
        : refuse('conflict'),
    );
  }

  continue(replayId: string, context: MessageContext): Promise<ReplayView | Refusal> {
    return this.steer(ContinueReplay.action, replayId, context, (replay, _person, counts) => {
      const { stoppedBecause: _why, ...rest } = replay;
      const same = { ...rest, failedBefore: counts.failed_again };
      if (replay.state !== 'stopped') return refuse('conflict');
      if (replay.needsApproval && replay.approvedBy === undefined)
        return { ...same, state: 'waiting_for_approval' };
      return { ...same, state: 'running' };
    });
  }

  private steer(
    action: string,
    replayId: string,
    context: MessageContext,
    change: (replay: Replay, person: string, counts: ItemCounts) => Replay | Refusal,
  ): Promise<ReplayView | Refusal> {
    return this.work.request<ReplayView>(context, { replayId }, async ({ replays, history }) => {
      const person = operatorOf(context);
      if (isRefusal(person)) return person;
      const replay = await replays.lock(replayId);
      if (!replay) return refuse('not_found');
      const counts = await replays.counts(replayId);
      const changed = change(replay, person, counts);
      if (isRefusal(changed)) return changed;
      const saved = { ...changed, version: replay.version + 1 };
      await replays.save(saved);
      await history.append({
        at: this.clock.now(),
        by: person,
        action,
        subject: replayId,
        outcome: saved.state,
      });
      return {
        result: replayView(saved, counts),
        facts: [],
        evidence: { subject: replayId, because: saved.state },
      };
    });
  }
}
