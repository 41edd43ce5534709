import { DeadLetterReplayOrdered } from '@hub/internal-messages';
import { choreContext, type Clock, type Fact, fact, type Ids } from '@hub/use-case';
import { moveTo } from '../domain/dead-letter.js';
import { advance, type Replay } from '../domain/replay.js';
import type { MonitorStores, MonitorWork } from './ports.js';

/**
 * Sends what running replays may send now. Called several times a second; everything it knows is in
 * the database.
 */
export class AdvanceReplays {
  constructor(
    private readonly work: MonitorWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(): Promise<void> {
    const running = await this.work.read(({ replays }) => replays.running());
    for (const id of running) await this.advanceOne(id);
  }

  private async advanceOne(id: string): Promise<void> {
    const context = choreContext('monitor-service', DeadLetterReplayOrdered.type, this.ids);
    await this.work.request(context, {}, async (stores) => {
      const replay = await stores.replays.lock(id);
      if (replay?.state !== 'running') return { result: {}, facts: [] };
      return { result: {}, facts: await this.step(stores, replay) };
    });
  }

  private async step(stores: MonitorStores, replay: Replay): Promise<Fact[]> {
    const counts = await stores.replays.counts(replay.id);
    const now = Date.parse(this.clock.now());
    const usedUpTo = usedUpToOf(replay, now);
    const budget = Math.floor(((now - usedUpTo) * replay.ratePerSecond) / 1_000);
    const next = advance(replay, counts, budget);
    if (next.then === 'wait') return [];
    if (next.then === 'send') {
      const then = Math.ceil(usedUpTo + (next.count * 1_000) / replay.ratePerSecond);
      await stores.replays.save({ ...replay, usedUpTo: new Date(then).toISOString() });
      return this.send(stores, replay, next.count);
    }
    const at = this.clock.now();
    const changed =
      next.then === 'next_step'
        ? { step: replay.step + 1 }
        : next.then === 'finish'
          ? { state: 'finished' as const, finishedAt: at }
          : { state: 'stopped' as const, stoppedBecause: next.because };
    await stores.replays.save({ ...replay, ...changed, version: replay.version + 1 });
    if (next.then !== 'next_step') {
      const outcome = next.then === 'finish' ? 'finished' : 'stopped';
      await stores.history.append({
        at,
        by: 'monitor-service',
        action: 'replay.advance',
        subject: replay.id,
        outcome,
        ...(next.then === 'stop' ? { reason: next.because } : {}),
      });
    }
    return [];
  }

  private async send(stores: MonitorStores, replay: Replay, count: number): Promise<Fact[]> {
    const at = this.clock.now();
    const facts: Fact[] = [];
    for (const item of await stores.replays.waiting(replay.id, count)) {
      const letter = await stores.deadLetters.lock(item.deadLetterId);
      const sent = letter && moveTo(letter, 'replay_sent', at);
      if (!letter || !sent) {
        // Settled by another way meanwhile.
        await stores.replays.setItem(
          item.id,
          letter?.state === 'failed_again' ? 'failed_again' : 'duplicate',
        );
        continue;
      }
      await stores.replays.setItem(item.id, 'sent');
      await stores.deadLetters.save(sent);
      await stores.history.append({
        at,
        by: replay.requestedBy,
        action: 'replay.send',
        subject: letter.id,
        outcome: 'replay_sent',
      });
      facts.push(
        fact(DeadLetterReplayOrdered, {
          deadLetterId: letter.id,
          itemId: item.id,
          service: letter.service,
          messageId: letter.messageId,
        }),
      );
    }
    return facts;
  }
}

/** What was not used is not saved up: at the most one second's worth goes out at once. */
function usedUpToOf({ usedUpTo, ratePerSecond }: Replay, now: number): number {
  const before = usedUpTo === undefined ? now - 1_000 / ratePerSecond : Date.parse(usedUpTo);
  return Math.max(before, now - 1_000);
}
