import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { ConsentStores } from '../application/ports.js';
import { withdraw } from '../domain/consent.js';
import { EPISODE, grantedConsent, GREENWICH, LEWISHAM, SOUTHWARK } from './examples.js';

/** What every implementation of the stores keeps to, the one in memory and the one on PostgreSQL. */
export function consentStoresSuite(open: () => ConsentStores): void {
  let last = 100;
  const fresh = (): string => testId((last += 1));

  it('gives back a consent as it was added, in each of its states', async () => {
    const { consents } = open();
    const consent = grantedConsent(fresh());
    await consents.add(consent);
    expect(await consents.find(consent.id)).toEqual(consent);
    const withdrawn = withdraw(consent, { withdrawnBy: 'child', at: '2026-03-02T08:00:00.000Z' });
    await consents.save(withdrawn);
    expect(await consents.lock(consent.id)).toEqual(withdrawn);
    expect(await consents.find(fresh())).toBeUndefined();
  });

  it('adds a consent once', async () => {
    const { consents } = open();
    const consent = grantedConsent(fresh());
    await consents.add(consent);
    await expect(consents.add(consent)).rejects.toThrow(/duplicate key/);
  });

  it('finds the consents of an episode that are in force', async () => {
    const { consents } = open();
    const episodeId = fresh();
    const [first, second] = [grantedConsent(fresh(), { episodeId }), grantedConsent(fresh(), { episodeId })];
    for (const consent of [first, second]) await consents.add(consent);
    await consents.save(withdraw(first, { withdrawnBy: 'child', at: '2026-03-02T08:00:00.000Z' }));
    expect(await consents.lockInForce(episodeId)).toEqual([second]);
  });

  it('keeps the earliest instant of each receipt, and none that was not expected', async () => {
    const { consents } = open();
    const consent = grantedConsent(fresh());
    await consents.add(consent);
    await consents.expectReceipts(consent.id, 'granted', [GREENWICH]);
    await consents.expectReceipts(consent.id, 'granted', [GREENWICH, SOUTHWARK]);
    const note = (authority: string, instant: object) => consents.noteReceipts([{ consentId: consent.id, authority, notice: 'granted', ...instant }]);
    await note(GREENWICH, { receivedAt: '2026-03-02T08:00:02.000Z' });
    await note(GREENWICH, { toldAt: '2026-03-02T08:00:01.000Z' });
    await note(GREENWICH, { receivedAt: '2026-03-02T08:00:09.000Z' });
    const both = { consentId: consent.id, authority: SOUTHWARK, notice: 'granted' as const };
    await consents.noteReceipts([{ ...both, toldAt: '2026-03-02T08:00:05.000Z' }, { ...both, toldAt: '2026-03-02T08:00:05.000Z', receivedAt: '2026-03-02T08:00:06.000Z' }]);
    await note(LEWISHAM, { toldAt: '2026-03-02T08:00:01.000Z' });
    expect(await consents.receipts(consent.id)).toEqual([
      { authority: GREENWICH, notice: 'granted', toldAt: '2026-03-02T08:00:01.000Z', receivedAt: '2026-03-02T08:00:02.000Z' },
      { authority: SOUTHWARK, notice: 'granted', toldAt: '2026-03-02T08:00:05.000Z', receivedAt: '2026-03-02T08:00:06.000Z' },
    ]);
  });

  it('gathers the counterparts of an episode', async () => {
    const { counterparts } = open();
    await counterparts.lock(EPISODE);
    await counterparts.add(EPISODE, [SOUTHWARK]);
    await counterparts.add(EPISODE, [GREENWICH, SOUTHWARK]);
    expect(await counterparts.of(EPISODE)).toEqual([GREENWICH, SOUTHWARK]);
    expect(await counterparts.of(fresh())).toEqual([]);
  });
}
