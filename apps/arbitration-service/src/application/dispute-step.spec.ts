import { beforeEach, expect, it } from '@jest/globals';
import { FixedClock, InMemoryTimers } from '@hub/testing';
import type { Dispute } from '../domain/dispute-state.js';
import { AT, dispute, EPISODE, GREENWICH, LADDER, LEWISHAM } from '../testing/examples.js';
import { inMemoryArbitrationStores } from '../testing/in-memory-stores.js';
import { DISPUTE_TIMER, evidenceOf, ladderOf, saveDispute } from './dispute-step.js';

let stores: ReturnType<typeof inMemoryArbitrationStores>;
let timers: InMemoryTimers;
beforeEach(() => {
  timers = new InMemoryTimers(new FixedClock());
  stores = { ...inMemoryArbitrationStores(), timers };
});

it('finds the ladder that a dispute began with, also beside a newer one; one that is lost is a defect', async () => {
  await stores.ladders.keep(LADDER);
  await stores.ladders.keep({ ...LADDER, version: 2, name: 'Newer' });
  expect(await ladderOf(stores, { ladder: 1 })).toEqual(LADDER);
  await expect(ladderOf(stores, { ladder: 3 })).rejects.toThrow('There is no ladder 3');
});

it('saves a dispute with the alarm that it has now', async () => {
  const { remindAt: _none, ...begun } = dispute();
  const due = { ...begun, dueAt: '2026-03-04T09:30:00.000Z' };
  await saveDispute(stores, due);
  expect(await stores.disputes.find(due.id)).toEqual(due);
  expect([...timers.alarms]).toEqual([[`${DISPUTE_TIMER} ${due.id}`, due.dueAt]]);
  const early = { ...due, remindAt: '2026-03-03T09:30:00.000Z' };
  await saveDispute(stores, early);
  expect([...timers.alarms]).toEqual([[`${DISPUTE_TIMER} ${due.id}`, early.remindAt]]);
  const { dueAt: _due, ...still } = due;
  await saveDispute(stores, { ...still, state: 'withdrawn' } as Dispute);
  expect([...timers.alarms]).toEqual([]);
});

it('leaves as evidence what was decided by which rule, and whom it concerns', () => {
  expect(evidenceOf(dispute({}, 'd', AT), 'open')).toEqual({
    episode: EPISODE,
    subject: 'd',
    because: 'open',
    rule: 'ladder-1',
    purpose: 'dispute',
    concerning: [LEWISHAM, GREENWICH],
  });
  expect(
    evidenceOf(dispute(), 'escalate', { rule: 'floor-1: speak; basis public_task' }),
  ).toMatchObject({ because: 'escalate', rule: 'ladder-1; floor-1: speak; basis public_task' });
});
