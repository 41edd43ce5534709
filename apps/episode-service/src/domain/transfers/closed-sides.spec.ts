import { expect, it } from '@jest/globals';
import { closedFor } from './closed-sides.js';

const outgoing = [{ from: '2026-03-04', to: '2026-03-04', name: 'Training day' }];
const incoming = [{ from: '2026-03-06', to: '2026-03-06', name: 'Training day' }];

it('leaves out the days of whoever is waited for by name, and none of an authority’s office', () => {
  const of = (
    state: 'queued' | 'awaiting_family' | 'proposed' | 'nominated' | 'accepted',
    familyView: 'agrees' | 'disagrees' | 'not_yet_asked' = 'agrees',
  ) => closedFor({ state, familyView }, { outgoing, incoming });
  expect(of('awaiting_family', 'not_yet_asked')).toBe(outgoing);
  expect([of('nominated'), of('accepted')]).toEqual([incoming, incoming]);
  expect([of('awaiting_family', 'disagrees'), of('proposed'), of('queued')]).toEqual([[], [], []]);
});
