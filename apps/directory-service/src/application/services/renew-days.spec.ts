import { beforeEach, describe, expect, it } from '@jest/globals';
import { CountingIds, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { indexService } from '../../domain/services/indexed-service.js';
import { full, NOW, taxonomy, tools } from '../../testing/service-documents.js';
import type { DirectoryStores, DueService } from '../ports.js';
import { RenewDays } from './renew-days.js';

/** Open on Mondays until the summer, then on Fridays. */
const document = {
  ...full,
  schedules: [
    { byday: 'MO', opens_at: '09:00', closes_at: '17:00', valid_to: '2027-05-31' },
    { byday: 'FR', opens_at: '09:00', closes_at: '17:00', valid_from: '2027-06-01' },
  ],
};
const due = (change: Partial<DueService> = {}): DueService => ({
  id: full.id,
  authority: 'E09000023',
  unlessSaid: undefined,
  document,
  indexed: indexService(document, tools),
  ...change,
});

describe('services whose schedules begin or end', () => {
  let asked: [string, number][];
  let renewed: DueService['indexed'][];
  beforeEach(() => {
    asked = [];
    renewed = [];
  });
  async function renew(services: readonly DueService[], now: string) {
    const store = {
      daysDue: (today: string, limit: number) => {
        asked.push([today, limit]);
        return Promise.resolve(services);
      },
      renew: (_id: string, indexed: DueService['indexed']) =>
        Promise.resolve(void renewed.push(indexed)),
    };
    const work = new FakeUnitOfWork({ services: store } as unknown as DirectoryStores);
    await new RenewDays(work, {
      clock: new FixedClock(now),
      ids: new CountingIds(),
      gazetteer: { locate: () => Promise.resolve(new Map()) },
      taxonomy,
      own: tools.own,
    }).execute();
    return work.facts;
  }

  it('are asked for by the day in London, which has begun an hour before the night ends elsewhere', async () => {
    await renew([], '2027-06-15T23:30:00.000Z');
    await renew([], '2027-01-15T23:30:00.000Z');
    expect(asked).toEqual([
      ['2027-06-16', 100],
      ['2027-01-15', 100],
    ]);
  });

  it('are open on other days from that day on, and those who referred a child hear of it', async () => {
    const facts = await renew([due()], '2027-06-15T09:00:00.000Z');
    expect(renewed[0]).toMatchObject({ days: ['friday'] });
    expect(facts.map(({ payload }) => payload)).toMatchObject([
      { serviceId: full.id, authority: 'E09000023', change: 'changed' },
    ]);
  });

  it('that stay as they were are told to nobody', async () => {
    expect(await renew([due()], NOW)).toEqual([]);
    expect(renewed).toMatchObject([{ days: ['monday'] }]);
  });

  it('keep the rule that their feed says once for all of them', async () => {
    const silent = { ...document, attributes: [] };
    await renew([due({ document: silent, unlessSaid: 'residents' })], NOW);
    await renew([due({ document: silent })], NOW);
    expect(renewed.map(({ rules }) => rules)).toEqual([['residents:E09000023'], []]);
  });
});
