import type { ServiceName } from '@hub/contracts';
import type { JournalBatch, JournalEvent } from '@hub/journal';
import { choreContext, type Clock, type Ids } from '@hub/use-case';
import { type DeadLetter, moveTo } from '../domain/dead-letter.js';
import type { ItemState } from '../domain/replay.js';
import type { MonitorStores, MonitorWork } from './ports.js';

const OUTCOMES: Partial<Record<JournalEvent['kind'], ItemState>> = {
  processed: 'resolved',
  duplicate: 'duplicate',
  parked: 'failed_again',
};
const BY = 'monitor-service';

/**
 * Takes in what services wrote in their journals: keeps it, and notes what became of messages given
 * up.
 */
export class TakeJournal {
  constructor(
    private readonly work: MonitorWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @returns the batches that were new */
  async execute(batches: readonly JournalBatch[]): Promise<readonly JournalBatch[]> {
    let fresh: JournalBatch[] = [];
    const context = choreContext(BY, 'journal', this.ids);
    await this.work.request(context, {}, async (stores) => {
      fresh = await stores.journal.append(batches);
      for (const { service, at, events } of fresh) {
        for (const event of events) {
          if (event.kind === 'parked')
            await this.givenUp(stores, service as ServiceName, at, event);
          else if (event.kind === 'discarded')
            await this.settled(stores, service, event, 'discarded');
          else if (
            event.replayItem !== undefined &&
            (event.kind === 'processed' || event.kind === 'duplicate')
          )
            await this.settled(stores, service, event, 'resolved');
        }
      }
      return { result: {}, facts: [] };
    });
    return fresh;
  }

  private async givenUp(
    stores: MonitorStores,
    service: ServiceName,
    firstAt: string,
    event: JournalEvent,
  ): Promise<void> {
    const known = await stores.deadLetters.lockOf(service, event.message);
    if (known) {
      await this.move(stores, known, 'failed_again', event);
    } else {
      const letter: DeadLetter = {
        id: this.ids.next(),
        messageId: event.message,
        service,
        type: event.type ?? 'unknown',
        error: event.error ?? 'unknown',
        fingerprint: event.fingerprint ?? 'unknown',
        state: 'new',
        failures: 1,
        firstAt,
        changedAt: firstAt,
        version: 1,
      };
      await stores.deadLetters.add(letter);
      await stores.history.append({
        at: this.clock.now(),
        by: service,
        action: 'park',
        subject: letter.id,
        outcome: 'new',
        reason: letter.error,
      });
    }
    await this.endItem(stores, event);
  }

  private async settled(
    stores: MonitorStores,
    service: string,
    event: JournalEvent,
    state: 'resolved' | 'discarded',
  ): Promise<void> {
    const letter = await stores.deadLetters.lockOf(service, event.message);
    if (letter) await this.move(stores, letter, state, event);
    await this.endItem(stores, event);
  }

  private async move(
    stores: MonitorStores,
    letter: DeadLetter,
    state: 'failed_again' | 'resolved' | 'discarded',
    event: JournalEvent,
  ): Promise<void> {
    const moved = moveTo(letter, state, this.clock.now());
    if (!moved) return;
    await stores.deadLetters.save({
      ...moved,
      ...(event.error === undefined ? {} : { error: event.error }),
      ...(event.fingerprint === undefined ? {} : { fingerprint: event.fingerprint }),
    });
    const reason = event.kind === 'duplicate' ? { reason: 'it had had its effect before' } : {};
    await stores.history.append({
      at: moved.changedAt,
      by: letter.service,
      action: event.kind,
      subject: letter.id,
      outcome: state,
      ...reason,
    });
  }

  private async endItem(stores: MonitorStores, event: JournalEvent): Promise<void> {
    const outcome = OUTCOMES[event.kind];
    if (event.replayItem === undefined || outcome === undefined) return;
    const item = await stores.replays.findItem(event.replayItem);
    if (item?.state === 'sent') await stores.replays.setItem(item.id, outcome);
  }
}
