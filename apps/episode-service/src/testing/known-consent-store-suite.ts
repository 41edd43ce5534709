import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import { episode, knownConsent, LEWISHAM } from './examples.js';

/** What every implementation of the store of known consents keeps to. */
export function knownConsentStoreSuite(
  open: () => Pick<EpisodeStores, 'consents' | 'episodes'>,
): void {
  let last = 300;
  const fresh = (): string => testId((last += 1));

  it('never forgets that a consent was withdrawn', async () => {
    const { consents } = open();
    const consent = knownConsent({ id: fresh(), episodeId: fresh() });
    await consents.remember(consent);
    await consents.remember({ ...consent, state: 'withdrawn' });
    await consents.remember(consent);
    expect(await consents.lock(consent.id)).toEqual({ ...consent, state: 'withdrawn' });
    expect(await consents.inForce(consent.episodeId)).toEqual([]);
  });

  it('keeps what a consent stands in the place of', async () => {
    const { consents } = open();
    const consent = knownConsent({
      id: fresh(),
      episodeId: fresh(),
      renews: [fresh(), fresh()],
      recordedAt: '2026-03-02T09:30:00.000Z',
    });
    await consents.remember(consent);
    expect(await consents.inForce(consent.episodeId)).toEqual([consent]);
  });

  it('takes a consent that ends soon once for each notice and Lead Professional, and once more when nobody waits', async () => {
    const { consents, episodes } = open();
    const id = fresh();
    const one = episode({ id: fresh(), consentId: id, state: 'active' });
    await episodes.add(one);
    const expiresAt = '2041-03-02T09:30:00.000Z';
    await consents.remember(knownConsent({ id, episodeId: one.id, expiresAt }));
    const march = { from: '2041-03-01T09:30:00.000Z', until: expiresAt };
    const take = async (notice: string, span = march) =>
      (await consents.takeEnding(span, notice, 10)).filter((ending) => ending.id === id);
    const settled = async () =>
      (await consents.takeSettled(1_000)).filter((ending) => ending.id === id);

    expect(await take('30 days', { ...march, until: '2041-03-02T09:29:59.000Z' })).toEqual([]);
    expect(await take('30 days', { ...march, from: expiresAt })).toEqual([]);
    const { authority, personId } = one.lead;
    const ending = { id, episodeId: one.id, authority: LEWISHAM, lead: { authority, personId } };
    expect(await take('30 days')).toEqual([{ ...ending, expiresAt }]);
    expect(await take('30 days')).toEqual([]);
    expect(await take('7 days')).toEqual([{ ...ending, expiresAt }]);
    expect(await settled()).toEqual([]);
    await episodes.save({ ...one, state: 'closed' });
    expect(await settled()).toEqual([ending]);
    expect(await settled()).toEqual([]);
    expect(await take('7 days')).toEqual([]);
  });

  it('does not take a consent that no episode goes on under, that was withdrawn or that has no end', async () => {
    const { consents, episodes } = open();
    const [other, ended, endless] = [fresh(), fresh(), fresh()];
    const expiresAt = '2042-03-02T09:30:00.000Z';
    for (const [id, change] of [
      [other, { expiresAt }],
      [ended, { expiresAt, state: 'withdrawn' }],
      [endless, {}],
    ] as const) {
      const consentId = id === other ? fresh() : id;
      const one = episode({ id: fresh(), consentId, state: 'active' });
      await episodes.add(one);
      await consents.remember(knownConsent({ id, episodeId: one.id, ...change }));
    }
    const span = { from: '2042-03-01T09:30:00.000Z', until: expiresAt };
    const taken = (await consents.takeEnding(span, '7 days', 1_000)).map(({ id }) => id);
    expect(taken.filter((id) => [other, ended, endless].includes(id))).toEqual([]);
  });
}
