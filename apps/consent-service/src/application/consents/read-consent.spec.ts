import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
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

  it('lists of an episode what the same authority may read one by one, page by page', async () => {
    const work = new FakeUnitOfWork(inMemoryConsentStores());
    const { consents, counterparts } = work.stores;
    await counterparts.claim(EPISODE, LEWISHAM);
    const ids = [1, 2, 3, 4].map((number) => testId(number));
    for (const [place, id] of ids.entries()) {
      await consents.add(
        grantedConsent(id, {
          authority: place === 3 ? SOUTHWARK : LEWISHAM,
          recordedAt: `2026-03-0${String(place + 1)}T10:00:00.000Z`,
        }),
      );
      if (place % 2 === 0) await consents.expectReceipts(id, 'granted', [GREENWICH]);
    }
    const read = new ReadConsent(work);
    const stranger = asked('E09000001');
    expect(await read.list({ episodeId: EPISODE }, stranger)).toEqual({ refused: 'not_found' });
    expect(await read.list({ episodeId: testId(404) }, stranger)).toEqual({
      refused: 'not_found',
    });
    const list = async (authority: string, more: object = {}) => {
      const page = await read.list({ episodeId: EPISODE, ...more }, asked(authority));
      return isRefusal(page) ? { items: [] } : page;
    };
    for (const authority of [LEWISHAM, GREENWICH, SOUTHWARK]) {
      const shown = (await list(authority)).items.map(({ id }) => id);
      for (const consentId of ids)
        expect([consentId, shown.includes(consentId)]).toEqual([
          consentId,
          !isRefusal(await read.execute({ consentId }, asked(authority))),
        ]);
    }
    const first = await list(GREENWICH, { limit: 1 });
    expect(first.items).toMatchObject([{ id: ids[2] }]);
    expect(JSON.stringify(first)).not.toContain('REF-1');
    const { nextCursor: cursor } = { nextCursor: undefined, ...first };
    expect(await list(GREENWICH, { limit: 1, cursor })).toMatchObject({ items: [{ id: ids[0] }] });
    expect((await list(LEWISHAM, { state: 'refused' })).items).toEqual([]);
    expect(await read.list({ episodeId: EPISODE, cursor: 'x' }, asked(LEWISHAM))).toMatchObject({
      refused: 'invalid_request',
    });
  });
});
