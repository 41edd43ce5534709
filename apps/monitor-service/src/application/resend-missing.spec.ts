import { describe, expect, it } from '@jest/globals';
import { MessageResendOrdered } from '@hub/internal-messages';
import { CountingIds, FakeUnitOfWork, testId } from '@hub/testing';
import { inMemoryMonitorStores } from '../testing/in-memory-monitor.js';
import { ResendMissing } from './resend-missing.js';

describe('messages that a service never got', () => {
  it('are ordered from their producers once more, and noted as asked for', async () => {
    const stores = inMemoryMonitorStores();
    stores.missing.lost.push(
      { messageId: testId(1), producer: 'consent-service' },
      { messageId: testId(2), producer: 'episode-service' },
    );
    const work = new FakeUnitOfWork(stores);
    const resend = new ResendMissing(work, new CountingIds(), 30);
    await resend.execute();
    await resend.execute();
    expect(work.facts.map(({ event, payload }) => [event, payload])).toEqual([
      [MessageResendOrdered, { messageId: testId(1), service: 'consent-service' }],
      [MessageResendOrdered, { messageId: testId(2), service: 'episode-service' }],
    ]);
  });
});
