import { describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork } from '@hub/testing';
import { grantedConsent, GREENWICH, LEWISHAM, SOUTHWARK } from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { ReadConsent } from './read-consent.js';

describe('reading a consent', () => {
  it('shows the capacity basis to the authority that recorded it alone, and nothing to strangers', async () => {
    const work = new FakeUnitOfWork(inMemoryConsentStores());
    await work.stores.consents.add(
      grantedConsent('c', { givenBy: { kind: 'child', capacityBasis: 'understands' } }),
    );
    await work.stores.consents.expectReceipts('c', 'granted', [GREENWICH]);
    const read = new ReadConsent(work);
    expect(await read.execute({ consentId: 'c' }, asked(LEWISHAM))).toMatchObject({
      givenBy: { kind: 'child', capacityBasis: 'understands' },
    });
    expect(await read.execute({ consentId: 'c' }, asked(GREENWICH))).toMatchObject({
      id: 'c',
      givenBy: { kind: 'child' },
    });
    expect(JSON.stringify(await read.execute({ consentId: 'c' }, asked(GREENWICH)))).not.toContain(
      'understands',
    );
    expect(await read.execute({ consentId: 'c' }, asked(SOUTHWARK))).toEqual({
      refused: 'not_found',
    });
  });
});
