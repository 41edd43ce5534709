import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork } from '@hub/testing';
import { grantedConsent, GREENWICH, LEWISHAM, SOUTHWARK, tools } from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import type { ConsentStores } from '../ports.js';
import { WithdrawConsent } from './withdraw-consent.js';

const command = { consentId: 'c', withdrawnBy: 'child' as const };

describe('withdrawing a consent', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  let withdraw: WithdrawConsent;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    withdraw = new WithdrawConsent(work, tools());
    await work.stores.consents.add(grantedConsent('c'));
    await work.stores.consents.expectReceipts('c', 'granted', [GREENWICH]);
  });

  it('recalls it from whoever was told, and nobody else', async () => {
    expect(await withdraw.execute(command, asked(LEWISHAM))).toMatchObject({
      state: 'withdrawn',
      version: 2,
    });
    expect(work.told).toEqual([['consent.withdrawn.v1', [GREENWICH]]]);
  });

  it('may be passed on by an authority that was told; the one that recorded it then hears of it too', async () => {
    await withdraw.execute(command, asked(GREENWICH));
    expect(work.told).toEqual([['consent.withdrawn.v1', [GREENWICH, LEWISHAM]]]);
    expect(await work.stores.recalls.of('c')).toMatchObject([{ authority: GREENWICH }]);
  });

  it('is as good as missing for an authority that was not told', async () => {
    expect(await withdraw.execute(command, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    expect(await withdraw.execute({ ...command, consentId: 'x' }, asked(LEWISHAM))).toEqual({
      refused: 'not_found',
    });
  });

  it('changes nothing the second time', async () => {
    const first = await withdraw.execute(command, asked(LEWISHAM));
    expect(await withdraw.execute(command, asked(LEWISHAM))).toEqual(first);
    expect(work.facts).toHaveLength(1);
  });

  it('refuses where the family had refused', async () => {
    const { state: _state, ...said } = grantedConsent('r');
    await work.stores.consents.add({ ...said, state: 'refused' });
    expect(await withdraw.execute({ ...command, consentId: 'r' }, asked(LEWISHAM))).toMatchObject({
      refused: 'conflict',
    });
  });
});
