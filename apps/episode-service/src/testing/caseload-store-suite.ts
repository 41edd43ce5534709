import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { LivedEpisode } from '../domain/episode.js';
import { episode, GREENWICH, LEWISHAM } from './examples.js';

/** What every implementation of the store of caseloads keeps to. */
export function caseloadStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'caseloads' | 'endedPeople'>,
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

  it('counts what each person of an authority leads', async () => {
    const { episodes, caseloads, endedPeople } = open();
    const [ann, ben, cara, judge] = [9_901, 9_902, 9_903, 9_904].map(testId) as [
      string,
      string,
      string,
      string,
    ];
    const authority = 'E09000033';
    const led = (number: number, personId: string, more: Partial<LivedEpisode> = {}) =>
      episode({
        ...{ id: testId(number), lookupId: testId(number + 20), state: 'active', ...more },
        lead: { ...episode().lead, personId, authority, ...more.lead },
      });
    const cover = { id: testId(9_909), personId: cara, until: '2026-03-20', confirmed: true };
    const shield = { hiddenFrom: [], hiddenFromPeople: [judge], because: 'refuge' as const };
    const since = '2026-03-01T09:00:00.000Z';
    for (const one of [
      led(9_911, ann, { nextReviewOn: '2026-03-09' }),
      led(9_912, ann, { nextReviewOn: '2026-03-10' }),
      led(9_913, ann, { state: 'closed' }),
      led(9_914, ben, { shield: { ...shield, since } }),
      led(9_916, ann, {
        lead: { ...episode().lead, personId: ann, authority, cover: { ...cover, forAll: true } },
      }),
      led(9_915, ben, { lead: { ...episode().lead, personId: ben, authority, cover } }),
    ])
      await episodes.add(one);
    await endedPeople.add(ben, since);
    const count = (personId: string, today = '2026-03-10') =>
      caseloads.ofAuthority({ authority, viewer: { personId }, today });
    const none = { overdue: 0, covered: 0, coveredAlone: 0, standsIn: 0, gone: false };
    const anns = { ...none, personId: ann, leads: 3, overdue: 1, covered: 1 };
    const bens = { ...none, personId: ben, leads: 2, covered: 1, coveredAlone: 1, gone: true };
    const caras = { ...none, personId: cara, leads: 0, standsIn: 2 };
    expect(await count(ann)).toEqual([bens, anns, caras]);
    expect(await count(judge)).toEqual([{ ...bens, leads: 1 }, anns, caras]);
    expect((await count(ann, '2026-03-11')).map(({ overdue }) => overdue)).toEqual([0, 2, 0]);
  });
}
