import { expect, it } from '@jest/globals';
import { ConsentGranted } from '@hub/contracts/consent';
import { EpisodeStarted } from '@hub/contracts/episode';
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
    const sendings = [first, second].map((delivery) => ({
      messageId: delivery?.messageId ?? '',
      againAt: '2026-03-02T09:31:00.000Z',
    }));
    firstId = first?.messageId ?? '';
    await deliveries.markSent(GREENWICH, sendings, at);
    await deliveries.markSent(
      GREENWICH,
      sendings.map((sending) => ({ ...sending, againAt: at })),
      '2026-03-02T10:00:00.000Z',
    );
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
    expect(await take(ConsentGranted.type, at)).toEqual([]);
    expect(await take(EpisodeStarted.type, '2026-03-02T09:30:01.000Z')).toEqual([]);
    expect(await take(ConsentGranted.type, '2026-03-02T09:30:01.000Z')).toMatchObject([
      { authority: GREENWICH, sequence: 2, sentAt: at },
    ]);
    expect(await take(ConsentGranted.type, '2026-03-02T09:30:01.000Z')).toEqual([]);
  });

  it('gives out again what was sent and not confirmed, once it is due, in the order of the stream', async () => {
    const { deliveries } = open();
    const [third, fourth] = await deliveries.unsent(GREENWICH, 2);
    const sendings = [fourth, third].map((delivery) => ({
      messageId: delivery?.messageId ?? '',
      againAt: '2026-03-02T09:31:00.000Z',
    }));
    await deliveries.markSent(GREENWICH, sendings, at);
    expect(await deliveries.authoritiesWithDue('2026-03-02T09:30:59.999Z')).toEqual([]);
    expect(await deliveries.authoritiesWithDue('2026-03-02T09:31:00.000Z')).toEqual([GREENWICH]);
    const due = await deliveries.due(GREENWICH, '2026-03-02T09:31:00.000Z', 10);
    expect(due.map(({ sequence, timesAgain }) => [sequence, timesAgain])).toEqual([
      [2, 0],
      [3, 0],
      [4, 0],
    ]);
    expect(await deliveries.due(SOUTHWARK, '2026-03-02T09:31:00.000Z', 10)).toEqual([]);
  });

  it('counts how often each was sent again, and gives it out no sooner than it is due then', async () => {
    const { deliveries } = open();
    const [first] = await deliveries.due(GREENWICH, '2026-03-02T09:31:00.000Z', 1);
    const messageId = first?.messageId ?? '';
    await deliveries.markSentAgain(GREENWICH, [{ messageId, againAt: '2026-03-02T09:40:00.000Z' }]);
    expect(
      (await deliveries.due(GREENWICH, '2026-03-02T09:39:00.000Z', 10)).map(
        ({ sequence }) => sequence,
      ),
    ).toEqual([3, 4]);
    expect((await deliveries.due(GREENWICH, '2026-03-02T09:40:00.000Z', 10))[0]).toMatchObject({
      messageId,
      timesAgain: 1,
    });
    await deliveries.markConfirmed(GREENWICH, messageId, at);
    expect(
      (await deliveries.due(GREENWICH, '2026-03-02T09:40:00.000Z', 10)).map(
        ({ sequence }) => sequence,
      ),
    ).toEqual([3, 4]);
  });

  it('never gives out again what no receipt is due for', async () => {
    const { deliveries } = open();
    const [fifth] = await deliveries.unsent(GREENWICH, 1);
    await deliveries.markSent(
      GREENWICH,
      [{ messageId: fifth?.messageId ?? '', againAt: undefined }],
      at,
    );
    expect(
      (await deliveries.due(GREENWICH, '2027-03-02T09:31:00.000Z', 10)).map(
        ({ sequence }) => sequence,
      ),
    ).toEqual([3, 4]);
  });

  it('gives the turn to send again to an authority to one of several that ask side by side', async () => {
    const { deliveries } = open();
    const take = (now: string, until: string) => deliveries.takeTurn(GREENWICH, now, until);
    const asked = await Promise.all([1, 2, 3].map(() => take(at, '2026-03-02T09:30:20.000Z')));
    expect(asked.filter((mine) => mine)).toHaveLength(1);
    expect(await take('2026-03-02T09:30:19.000Z', '2026-03-02T09:30:39.000Z')).toBe(false);
    expect(await take('2026-03-02T09:30:20.000Z', '2026-03-02T09:30:40.000Z')).toBe(true);
    expect(await deliveries.takeTurn(SOUTHWARK, at, '2026-03-02T09:30:20.000Z')).toBe(true);
  });
}
