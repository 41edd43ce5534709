import { expect, it } from '@jest/globals';
import type { RecordItem } from '@hub/contracts/shape';
import { GREENWICH, LEWISHAM } from '../../testing/examples.js';
import { withoutWhereabouts } from './left-out.js';

const item = (id: string, change: Partial<RecordItem> = {}): RecordItem => ({
  id,
  section: 'steps',
  title: 'x',
  at: '2026-02-01T10:00:00.000Z',
  authority: LEWISHAM,
  fields: [],
  ...change,
});

it('a record of a hidden family says that it is not whole, and names no place of theirs', () => {
  const { at: _at, ...undated } = item('undated');
  const items = [
    item('before'),
    item('later', { at: '2026-03-02T10:00:00.000Z' }),
    undated,
    item('by them', { authority: GREENWICH }),
    item('of them', { fields: [{ name: 'Where', value: 'Greenwich' }] }),
  ];
  const hiding = { shieldedSince: '2026-03-01T10:00:00.000Z', whereabouts: [GREENWICH] };
  const ids = (shown: readonly RecordItem[]) => shown.map(({ id }) => id);
  expect(ids(withoutWhereabouts(items, hiding))).toEqual(['left-out', 'before']);
  expect(ids(withoutWhereabouts([], hiding))).toEqual(['left-out']);
  expect(withoutWhereabouts(items, {})).toEqual(items);
});
