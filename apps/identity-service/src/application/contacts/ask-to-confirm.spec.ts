import { beforeEach, expect, it } from '@jest/globals';
import { CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { inMemoryIdentity } from '../../testing/in-memory-identity.js';
import { entry, GREENWICH, LEWISHAM } from '../../testing/in-memory-register.js';
import { AskToConfirm } from './ask-to-confirm.js';

const DAY_MS = 24 * 60 * 60_000;

let stores: ReturnType<typeof inMemoryIdentity>;
beforeEach(async () => {
  stores = inMemoryIdentity();
  await stores.register.save(entry({ confirmedOn: '2026-01-01' }));
});

it('asks whoever has not confirmed for 90 days, each on its own, and again after 30', async () => {
  await stores.register.save(
    entry({ id: testId(101), code: GREENWICH, confirmedOn: '2026-03-01' }),
  );
  const work = new FakeUnitOfWork(stores);
  const clock = new FixedClock('2026-03-31T09:00:00.000Z');
  const ask = new AskToConfirm(work, { clock, ids: new CountingIds() });
  const told: number[] = [];
  for (const days of [0, 1, 0, 28, 1, 0, 1]) {
    clock.advance(days * DAY_MS);
    await ask.execute();
    told.push(work.facts.length);
  }
  expect(told).toEqual([0, 1, 1, 1, 1, 1, 2]);
  expect(work.told).toEqual([
    ['contacts.unconfirmed.v1', [LEWISHAM]],
    ['contacts.unconfirmed.v1', [LEWISHAM]],
  ]);
  expect(work.facts[0]?.payload).toMatchObject({
    authority: LEWISHAM,
    confirmedOn: '2026-01-01',
    waits: [
      {
        step: 'confirm_contacts',
        authority: LEWISHAM,
        role: 'lead_caf_contact',
        dueAt: '2026-05-01T23:00:00.000Z',
      },
    ],
  });
});

it('counts days as London does: half an hour before midnight in summer it is tomorrow there', async () => {
  const work = new FakeUnitOfWork(stores);
  const clock = new FixedClock('2026-06-15T23:30:00.000Z');
  await new AskToConfirm(work, { clock, ids: new CountingIds() }).execute();
  expect((await stores.register.find(LEWISHAM))?.askedOn).toBe('2026-06-16');
});
