import { expect, it } from '@jest/globals';
import { begunPull } from './begun-pull.js';
import { idOf } from './record-id.js';

it('a record is called by its id, a number as well as a text, and is nameless without', () => {
  expect(idOf({ id: 'svc-1' })).toBe('svc-1');
  expect(idOf({ id: 17 })).toBe('17');
  for (const nameless of [{}, { id: '' }, { id: 'x'.repeat(101) }, { id: null }, null, 'svc-1'])
    expect(idOf(nameless)).toBeUndefined();
});

it('a pull begins with nothing read', () => {
  const tools = {
    ids: { next: () => 'pull-1' },
    clock: { now: () => '2026-11-28T09:00:00.000Z' },
  };
  const begun = begunPull({ id: 'feed-1' } as Parameters<typeof begunPull>[0], tools);
  expect(begun).toMatchObject({ id: 'pull-1', feedId: 'feed-1', outcome: 'running', good: 0 });
});
