import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { NotificationStores } from '../application/ports.js';
import { climbingTo } from '../domain/climbing.js';

/** What every implementation of the inbox keeps from whom an episode is hidden by name. */
export function inboxShieldSuite(open: () => Pick<NotificationStores, 'inbox' | 'shields'>): void {
  it('shows nothing about an episode to whom it is hidden from by name, and all to others', async () => {
    const [episodeId, named, other] = [testId(950), testId(951), testId(952)];
    const [own, foreign] = ['E09000030', 'E09000031'];
    const { inbox, shields } = open();
    await inbox.replace({
      ...{ workflow: 'transfer', subject: testId(953), episodeId, told: [own, foreign] },
      at: '2026-03-02T09:00:00.000Z',
      waits: [
        { step: 'nominate', authority: own, role: 'lead_caf_contact' },
        { step: 'accept_transfer', authority: own, personId: named },
        { step: 'receive_pack', authority: foreign, role: 'practitioner' },
      ],
    });
    const seen = async (personId: string) => {
      const roles = ['lead_caf_contact' as const];
      const owner = { authority: own, personId, roles, climbing: [] };
      const spans = { overdue: '2026-01-01', today: '2026-01-01', week: '2026-01-01' };
      const [count] = await inbox.counts(owner, spans);
      const items = await inbox.of(owner, { limit: 9 });
      return [items.length, (await inbox.awaitedBy(owner, { limit: 9 })).length, count?.total ?? 0];
    };
    const hide = (hiddenFromPeople: string[], version: number) =>
      shields.note({ episodeId, hiddenFrom: [], hiddenFromPeople, version });
    expect(await seen(named)).toEqual([2, 1, 2]);
    await hide([named], 2);
    await hide([], 1);
    expect(await seen(named)).toEqual([0, 0, 0]);
    expect(await seen(other)).toEqual([1, 1, 1]);
    await hide([], 3);
    expect(await seen(named)).toEqual([2, 1, 2]);
  });

  it('lets nothing climb to whom the episode is hidden from by name', async () => {
    const [episodeId, named, authority] = [testId(960), testId(961), 'E09000032'];
    const { inbox, shields } = open();
    const dueAt = '2026-03-02T17:00:00.000Z';
    await inbox.replace({
      ...{ workflow: 'transfer', subject: testId(962), episodeId, told: [authority] },
      at: '2026-03-02T09:00:00.000Z',
      waits: [{ step: 'accept_transfer', authority, role: 'practitioner', dueAt }],
    });
    const roles = ['service_manager' as const];
    const climbing = climbingTo(roles, '2026-03-09T17:00:00.000Z');
    const seen = (personId: string) =>
      inbox.of({ authority, personId, roles, climbing }, { limit: 9 });
    expect(await seen(named)).toHaveLength(1);
    await shields.note({ episodeId, hiddenFrom: [], hiddenFromPeople: [named], version: 1 });
    expect(await seen(named)).toEqual([]);
    expect(await seen(testId(963))).toHaveLength(1);
  });
}
