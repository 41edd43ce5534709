import { expect, it } from '@jest/globals';
import type { NotificationStores } from '../application/ports.js';
import { deliveriesFor } from '../domain/delivery.js';
import { envelope, GREENWICH, SOUTHWARK } from './examples.js';

/** What every implementation of the store keeps to. Runs in order on one store. */
export function deliveryStoreSuite(open: () => NotificationStores): void {
  const at = '2026-03-02T09:30:00.000Z';
  /** The fact that came first in Greenwich's stream: of those that arrive side by side, any may. */
  let firstId = '';

  it('numbers each authority’s stream from 1 without gaps, also when facts arrive side by side', async () => {
    const { deliveries } = open();
    const facts = Array.from({ length: 20 }, (_, place) => envelope(place + 1));
    await Promise.all(facts.map((fact) => deliveries.add(deliveriesFor(fact))));
    for (const authority of [GREENWICH, SOUTHWARK]) {
      const waiting = await deliveries.unsent(authority, 100);
      expect(waiting.map((delivery) => delivery.sequence)).toEqual(
        facts.map((_, place) => place + 1),
      );
    }
    expect(await deliveries.authoritiesWithUnsent()).toEqual([GREENWICH, SOUTHWARK]);
  });

  it('gives each out until it is marked as sent, which happens once', async () => {
    const { deliveries } = open();
    const [first, second] = await deliveries.unsent(GREENWICH, 2);
    const ids = [first?.messageId ?? '', second?.messageId ?? ''];
    firstId = first?.messageId ?? '';
    await deliveries.markSent(GREENWICH, ids, at);
    await deliveries.markSent(GREENWICH, ids, '2026-03-02T10:00:00.000Z');
    expect((await deliveries.unsent(GREENWICH, 1)).map((delivery) => delivery.sequence)).toEqual([
      3,
    ]);
    expect(first?.envelope).not.toHaveProperty('recipients');
  });

  it('knows the first confirmation from a repeat, and from one for nothing', async () => {
    const { deliveries } = open();
    const id = firstId;
    expect(await deliveries.markConfirmed(GREENWICH, id, '2026-03-02T09:31:00.000Z')).toMatchObject(
      { firstTime: true, delivery: { messageId: id, sentAt: at } },
    );
    expect(await deliveries.markConfirmed(GREENWICH, id, at)).toMatchObject({ firstTime: false });
    expect(await deliveries.markConfirmed('E09000001', id, at)).toBeUndefined();
  });

  it('gives out once what was sent and not confirmed, of the types asked for', async () => {
    const { deliveries } = open();
    const take = (type: string, before: string) => deliveries.takeUnconfirmed([type], before, 10);
    expect(await take('consent.granted.v1', at)).toEqual([]);
    expect(await take('episode.started.v1', '2026-03-02T09:30:01.000Z')).toEqual([]);
    expect(await take('consent.granted.v1', '2026-03-02T09:30:01.000Z')).toMatchObject([
      { authority: GREENWICH, sequence: 2, sentAt: at },
    ]);
    expect(await take('consent.granted.v1', '2026-03-02T09:30:01.000Z')).toEqual([]);
  });
}
