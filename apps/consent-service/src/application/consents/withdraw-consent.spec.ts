import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, testId } from '@hub/testing';
import {
  CONSENT,
  EPISODE,
  grantedConsent,
  GREENWICH,
  LEWISHAM,
  SOUTHWARK,
  tools,
} from '../../testing/examples.js';
import { inMemoryConsentStores } from '../../testing/in-memory-consents.js';
import type { ConsentStores } from '../ports.js';
import type { WithdrawConsent } from './withdraw-consent.js';
import { withdrawingOn } from '../../testing/consents-at-work.js';

const command = { consentId: CONSENT, withdrawnBy: 'child' as const };

describe('withdrawing a consent', () => {
  let work: FakeUnitOfWork<ConsentStores>;
  let withdraw: WithdrawConsent;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryConsentStores());
    withdraw = withdrawingOn(work, tools());
    await work.stores.counterparts.claim(EPISODE, LEWISHAM);
    await work.stores.consents.add(grantedConsent(CONSENT));
    await work.stores.consents.expectReceipts(CONSENT, 'granted', [GREENWICH]);
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
    expect(await work.stores.recalls.of(CONSENT)).toMatchObject([{ authority: GREENWICH }]);
  });

  it('takes nothing from a child who is able to decide, but on a ground that stays on record', async () => {
    const consentId = testId(61);
    await work.stores.consents.add(
      grantedConsent(consentId, { givenBy: { kind: 'child', sixteenOrOver: true } }),
    );
    const byParent = { consentId, withdrawnBy: 'parental_responsibility' as const };
    expect(await withdraw.execute(byParent, asked(LEWISHAM))).toEqual({ refused: 'child_decided' });
    expect(await work.stores.consents.find(consentId)).toMatchObject({ state: 'granted' });
    await withdraw.execute(
      { consentId: CONSENT, withdrawnBy: 'parental_responsibility' },
      asked(LEWISHAM),
    );
    expect(work.facts.at(-1)?.payload).toMatchObject({ continuesUnder: consentId });
    expect(
      await withdraw.execute({ ...byParent, overrulesChild: 'court_order' }, asked(LEWISHAM)),
    ).toMatchObject({ state: 'withdrawn' });
    expect(work.facts.at(-1)?.payload).not.toHaveProperty('continuesUnder');
  });

  it('is as good as missing for an authority that was not told', async () => {
    expect(await withdraw.execute(command, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    expect(await withdraw.execute({ ...command, consentId: 'x' }, asked(LEWISHAM))).toEqual({
      refused: 'not_found',
    });
  });

  it('keeps whom the family told', async () => {
    await withdraw.execute(command, asked(GREENWICH));
    expect(await work.stores.consents.find(CONSENT)).toMatchObject({
      toldTo: GREENWICH,
      endedBy: 'child',
    });
  });

  it('is not for who it was recalled from, unless that one has a part in the episode', async () => {
    await work.stores.consents.expectReceipts(CONSENT, 'withdrawn', [GREENWICH]);
    expect(await withdraw.execute(command, asked(GREENWICH))).toEqual({ refused: 'not_found' });
    await work.stores.counterparts.add(EPISODE, [GREENWICH]);
    expect(await withdraw.execute(command, asked(GREENWICH))).toMatchObject({ state: 'withdrawn' });
  });

  it('is not for who recorded it without a part in the episode', async () => {
    await work.stores.consents.add(grantedConsent('forged', { authority: SOUTHWARK }));
    expect(await withdraw.execute({ ...command, consentId: 'forged' }, asked(SOUTHWARK))).toEqual({
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

  it('is passed on by whoever is verified, and by a case system', async () => {
    const byUnverified = asked(LEWISHAM, { verified: false, personId: testId(702) });
    expect(await withdraw.execute(command, byUnverified)).toMatchObject({
      refused: 'not_verified',
    });
    expect(
      await withdraw.execute(command, asked(LEWISHAM, { roles: ['authority_system'] })),
    ).toMatchObject({ state: 'withdrawn' });
  });
});
