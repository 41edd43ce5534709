import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { LivedEpisode } from '../domain/episode.js';
import { episode, GREENWICH, LEWISHAM } from './examples.js';

/** What every implementation of the store of caseloads keeps to. */
export function caseloadStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'caseloads'>,
): void {
  it('knows what somebody leads, as long as that is not over', async () => {
    const { episodes, caseloads } = open();
    const personId = testId(9_450);
    const led = (number: number, state: 'active' | 'closed' | 'withdrawn') =>
      episode({
        ...{ id: testId(number), lookupId: testId(number + 10), state },
        lead: { ...episode().lead, personId },
      });
    for (const one of [led(9_453, 'active'), led(9_451, 'withdrawn'), led(9_452, 'closed')])
      await episodes.add(one);
    const of = (authority: string) => caseloads.ledBy({ authority, personId });
    expect(await of(LEWISHAM)).toEqual([testId(9_451), testId(9_453)]);
    expect(await of(GREENWICH)).toEqual([]);
    const passed = led(9_453, 'active');
    await episodes.switchLead({
      ...passed,
      lead: { ...passed.lead, term: 2, personId: testId(9_459), since: '2026-03-05T10:00:00.000Z' },
      version: 2,
    });
    expect(await of(LEWISHAM)).toEqual([testId(9_451)]);
  });

  it('counts what each person of an authority leads, stands in for and has overdue', async () => {
    const { episodes, caseloads } = open();
    const [busy, calm] = [testId(9_675), testId(9_676)];
    const led = (number: number, personId: string, change: Partial<LivedEpisode> = {}) =>
      episode({
        ...{ id: testId(number), lookupId: testId(number + 7), state: 'active' },
        lead: { ...episode().lead, personId },
        nextReviewOn: '2026-03-02',
        ...change,
      });
    for (const one of [
      led(9_671, busy),
      led(9_672, busy, { nextReviewOn: '2026-03-01' }),
      led(9_673, busy, { state: 'closed' }),
      led(9_674, calm),
    ])
      await episodes.add(one);
    const loads = await caseloads.ofAuthority(LEWISHAM, '2026-03-02');
    const ours = loads.filter(({ personId }) => [busy, calm].includes(personId));
    expect(ours).toEqual([
      { personId: busy, leads: 2, standsIn: 0, overdue: 1 },
      { personId: calm, leads: 1, standsIn: 0, overdue: 0 },
    ]);
    const elsewhere = await caseloads.ofAuthority(GREENWICH, '2026-03-02');
    expect(elsewhere.some(({ personId }) => [busy, calm].includes(personId))).toBe(false);
  });
}
