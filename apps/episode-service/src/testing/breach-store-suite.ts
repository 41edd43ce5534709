import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import {
  type AssessedBreach,
  type Breach,
  dismissBreach,
  recordBreach,
} from '../domain/breaches/breach.js';
import { correction, episode, person } from './examples.js';

/** What every implementation of the store of breaches keeps to. */
export function breachStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'corrections' | 'breaches'>,
): void {
  it('keeps a breach as it stands in each state', async () => {
    const { episodes, corrections, breaches } = open();
    const episodeId = testId(4_801);
    await episodes.add(episode({ id: episodeId, lookupId: testId(4_803) }));
    const raised = correction({ id: testId(4_802), episodeId, incident: '2025-9' });
    await corrections.add(raised);
    const recorded = recordBreach(raised);
    await breaches.add(recorded);
    expect(await breaches.find(raised.id)).toEqual(recorded);
    const by = { personId: person(4), at: '2026-03-03T10:00:00.000Z' };
    const assessed: AssessedBreach = {
      ...recorded,
      ...{ state: 'assessed', assessment: { risk: 'some', ...by }, climbs: 2, version: 2 },
    };
    const regulator = { told: true, lateBecause: 'overlooked', ...by } as const;
    const family = { told: false, because: 'contained', ...by } as const;
    const whole: Breach = { ...assessed, regulator, family };
    for (const one of [assessed, whole, dismissBreach(recorded)]) {
      await breaches.save(one);
      expect(await breaches.lock(raised.id)).toEqual(one);
    }
    expect(await breaches.find(testId(4_899))).toBeUndefined();
  });
}
