import { describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, testId } from '@hub/testing';
import { EPISODE, grantedConsent, GREENWICH, LEWISHAM, SOUTHWARK } from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import { ReadConsent } from './read-consent.js';

const LOOKUP = testId(7);

describe('reading a consent', () => {
  it('shows the capacity basis and the lookup to the authority that recorded it alone, and nothing to strangers', async () => {
    const work = new FakeUnitOfWork(inMemoryConsentStores());
    await work.stores.counterparts.claim(EPISODE, LEWISHAM);
    await work.stores.consents.add(
      grantedConsent('c', {
        givenBy: { kind: 'child', capacityBasis: 'understands' },
        lookupId: LOOKUP,
      }),
    );
    await work.stores.consents.expectReceipts('c', 'granted', [GREENWICH]);
    const read = new ReadConsent(work);
    expect(await read.execute({ consentId: 'c' }, asked(LEWISHAM))).toMatchObject({
      givenBy: { kind: 'child', capacityBasis: 'understands' },
      lookupId: LOOKUP,
    });
    expect(await read.execute({ consentId: 'c' }, asked(GREENWICH))).toMatchObject({
      id: 'c',
      givenBy: { kind: 'child' },
    });
    const told = JSON.stringify(await read.execute({ consentId: 'c' }, asked(GREENWICH)));
    expect(told).not.toContain('understands');
    expect(told).not.toContain(LOOKUP);
    expect(await read.execute({ consentId: 'c' }, asked(SOUTHWARK))).toEqual({
      refused: 'not_found',
    });
  });
});
