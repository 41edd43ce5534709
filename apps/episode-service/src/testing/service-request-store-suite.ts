import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import { episode, SCHOOL, SUMMER } from './examples.js';

/** What every implementation of the store of service requests keeps to. */
export function serviceRequestStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'serviceRequests'>,
): void {
  let last = 700;
  const fresh = (): string => testId((last += 1));

  it('keeps service requests, and lists them to both sides', async () => {
    const { episodes, serviceRequests } = open();
    const episodeId = fresh();
    await episodes.add(episode({ id: episodeId }));
    const request = {
      id: fresh(),
      episodeId,
      fromAuthority: 'E09000005',
      toAuthority: 'E09000006',
      service: 'education' as const,
      urgency: 'routine' as const,
      serviceId: fresh(),
      state: 'sent' as const,
      sentAt: '2026-03-02T09:30:00.000Z',
      version: 1,
    };
    await serviceRequests.add(request);
    expect(await serviceRequests.openFor(request.serviceId)).toEqual([request]);
    expect(await serviceRequests.openFor(fresh())).toEqual([]);
    const declined = {
      ...request,
      state: 'declined' as const,
      reason: 'no_capacity' as const,
      answeredAt: '2026-03-03T09:30:00.000Z',
      version: 2,
    };
    const answeredAt = '2026-03-03T09:30:00.000Z';
    const cancelled = {
      ...{ ...request, state: 'cancelled' as const, answeredAt, version: 2 },
      cancelledBecause: 'case_closed' as const,
    };
    await serviceRequests.save(cancelled);
    expect(await serviceRequests.lock(request.id)).toEqual(cancelled);
    expect(await serviceRequests.openFor(request.serviceId)).toEqual([]);
    const { cancelledBecause: _ended, ...taken } = cancelled;
    const followed = {
      ...taken,
      state: 'withdrawn' as const,
      withdrawnBecause: 'found_elsewhere' as const,
      ...{ urgency: 'urgent' as const, because: 'plan_says' as const },
      ...{ askedBy: fresh(), answeredBy: fresh() },
      ...{ answerBy: '2026-03-04T17:00:00.000Z', remindedAt: '2026-03-03T10:00:00.000Z' },
      ...{ organisationId: SCHOOL, notCounted: [SUMMER] },
    };
    await serviceRequests.save(followed);
    expect(await serviceRequests.find(request.id)).toEqual(followed);
    expect(await serviceRequests.openFor(request.serviceId)).toEqual([]);
    await serviceRequests.save(declined);
    expect(await serviceRequests.lock(request.id)).toEqual(declined);
    expect(await serviceRequests.find(request.id)).toEqual(declined);
    expect(await serviceRequests.find(fresh())).toBeUndefined();
    expect(await serviceRequests.openFor(request.serviceId)).toEqual([]);
    const again = {
      ...request,
      id: fresh(),
      state: 'accepted' as const,
      answeredAt: '2026-03-03T09:30:00.000Z',
      version: 2,
    };
    await serviceRequests.add(again);
    expect(await serviceRequests.openFor(request.serviceId)).toEqual([again]);
    await episodes.save(episode({ id: episodeId, state: 'closed' }));
    expect(await serviceRequests.openFor(request.serviceId)).toEqual([]);
    await serviceRequests.save({ ...again, fromAuthority: 'E09000020', toAuthority: 'E09000021' });
    expect(
      (await serviceRequests.ofEpisode(episodeId)).filter(({ id }) => id !== again.id),
    ).toEqual([declined]);
    for (const authority of ['E09000005', 'E09000006'])
      expect(await serviceRequests.list({ authority }, 10)).toEqual([declined]);
    expect(
      await serviceRequests.list({ authority: 'E09000005' }, 10, {
        at: request.sentAt,
        id: request.id,
      }),
    ).toEqual([]);
    const [from, to] = ['E09000005', 'E09000006'];
    expect(await serviceRequests.list({ authority: from, direction: 'out' }, 10)).toEqual([
      declined,
    ]);
    expect(await serviceRequests.list({ authority: from, direction: 'in' }, 10)).toEqual([]);
    expect(await serviceRequests.list({ authority: to, state: 'sent' }, 10)).toEqual([]);
    expect(
      await serviceRequests.list({ authority: to, state: 'declined', episode: episodeId }, 10),
    ).toEqual([declined]);
    expect(await serviceRequests.list({ authority: to, episode: fresh() }, 10)).toEqual([]);
    const shield = { hiddenFrom: ['E09000005'], because: 'refuge', since: request.sentAt } as const;
    await episodes.saveShield(episode({ id: episodeId, state: 'closed', shield }));
    expect(await serviceRequests.list({ authority: 'E09000005' }, 10)).toEqual([]);
    expect(await serviceRequests.list({ authority: 'E09000006' }, 10)).toEqual([declined]);
    expect(await serviceRequests.list({ authority: 'E09000007' }, 10)).toEqual([]);
  });
}
