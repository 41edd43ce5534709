import { describe, expect, it } from '@jest/globals';
import { delivered, FakeUnitOfWork, testId } from '@hub/testing';
import { grantedConsent, GREENWICH } from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { OnDeliveryProgress } from './on-delivery-progress.js';

describe('when a notice makes its way', () => {
  it('notes on the consent when it was told and when it was received; other messages do not matter', async () => {
    const work = new FakeUnitOfWork(inMemoryConsentStores());
    await work.stores.consents.add(grantedConsent('c'));
    await work.stores.consents.expectReceipts('c', 'granted', [GREENWICH]);
    const react = new OnDeliveryProgress(work);
    const delivery = {
      messageId: testId(1),
      messageType: 'consent.granted.v1',
      about: 'c',
      authority: GREENWICH,
    };
    await react.execute(delivery, { toldAt: '2026-03-02T08:00:00.000Z' }, delivered(1));
    await react.execute(
      delivery,
      { toldAt: '2026-03-02T08:00:00.000Z', receivedAt: '2026-03-02T08:00:01.000Z' },
      delivered(2),
    );
    await react.execute(
      { ...delivery, messageType: 'episode.started.v1' },
      { toldAt: '2026-03-02T07:00:00.000Z' },
      delivered(3),
    );
    expect(await work.stores.consents.receipts('c')).toEqual([
      {
        authority: GREENWICH,
        notice: 'granted',
        toldAt: '2026-03-02T08:00:00.000Z',
        receivedAt: '2026-03-02T08:00:01.000Z',
      },
    ]);
  });
});
