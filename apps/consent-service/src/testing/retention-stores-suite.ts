import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { ConsentStores } from '../application/ports.js';
import type { Retention } from '../domain/retention/retention.js';
import { grantedConsent, LEWISHAM } from './examples.js';

const AT = '2026-03-02T09:30:00.000Z';

/**
 * What every implementation of the stores of retention keeps to, the one in memory and the one on
 * PostgreSQL.
 */
export function retentionStoresSuite(open: () => ConsentStores): void {
  let last = 1_200;
  const fresh = (): string => testId((last += 1));

  it('keeps how long an episode stays, through all that can become of it', async () => {
    const { retentions } = open();
    const [episodeId, next] = [fresh(), fresh()];
    const full: Retention = {
      episodeId,
      closedAt: AT,
      closingReason: 'needs_met',
      keepUntil: '2032-03-02T09:30:00.000Z',
      schedule: 1,
      holds: [{ authority: LEWISHAM, ground: 'complaint', reference: 'r', since: AT }],
    };
    await retentions.save(full);
    expect(await retentions.find(episodeId)).toEqual(full);
    const { keepUntil: _over, ...rest } = full;
    await retentions.save({ ...rest, keptBy: next, holds: [] });
    expect(await retentions.keptBy(next)).toEqual([{ ...rest, keptBy: next, holds: [] }]);
    expect([await retentions.find(next), await retentions.keptBy(episodeId)]).toEqual([
      undefined,
      [],
    ]);
  });

  it('lists receipts of an authority newest first, from a place on', async () => {
    const { erasures } = open();
    const receipt = (day: number) => ({
      episodeId: fresh(),
      reason: 'retention_ended' as const,
      erasedAt: `2026-03-0${String(day)}T09:30:00.000Z`,
      documents: day,
      receipt: 'signed',
    });
    const [first, second, third] = [receipt(1), receipt(2), receipt(3)];
    for (const one of [first, second, third]) await erasures.add(one, 'E09000012');
    expect(await erasures.find(second.episodeId)).toEqual(second);
    expect(await erasures.find(fresh())).toBeUndefined();
    expect(await erasures.list('E09000012', 2)).toEqual([third, second]);
    expect(
      await erasures.list('E09000012', 2, { at: second.erasedAt, id: second.episodeId }),
    ).toEqual([first]);
    expect(await erasures.list('E09000013', 2)).toEqual([]);
  });

  it('takes the words out of statements and leaves the rest', async () => {
    const { consents } = open();
    const episodeId = fresh();
    const consent = grantedConsent(fresh(), {
      episodeId,
      givenBy: { kind: 'child', capacityBasis: 'private words' },
    });
    await consents.add(consent);
    await consents.forgetWords(episodeId);
    expect(await consents.ofEpisode(episodeId)).toEqual([
      { ...consent, purpose: '', evidenceReference: '', givenBy: { kind: 'child' } },
    ]);
  });
}
