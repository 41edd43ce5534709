import { expect, it } from '@jest/globals';
import { DISPUTE_KINDS } from '@hub/contracts/arbitration';
import { endFor, notOver } from './episode-ends.js';

const opened = (state?: string) => DISPUTE_KINDS.filter((kind) => !notOver({ kind }, { state }));

it('opens none that would end at once, and says why', () => {
  expect(opened('withdrawn')).toEqual(['funding', 'data_accuracy']);
  expect(opened('closed')).toEqual(['funding', 'data_accuracy']);
  expect(opened('stepped_up')).toEqual([]);
  for (const state of ['registered', 'active', 'in_review', undefined])
    expect(opened(state)).toEqual(DISPUTE_KINDS);
  expect(notOver({ kind: 'communication' }, { state: 'withdrawn' })).toEqual({
    refused: 'dispute_over',
    detail: 'The family withdrew its consent.',
  });
  expect(notOver({ kind: 'funding' }, { state: 'stepped_up' })).toEqual({
    refused: 'safeguarding_first',
    detail: 'Social care took the child on.',
  });
});

it('ends the kinds that it does not open, and no other', () => {
  for (const state of ['withdrawn', 'closed', 'stepped_up', 'active'])
    for (const kind of DISPUTE_KINDS)
      expect(endFor({ kind }, state) !== undefined).toBe(!opened(state).includes(kind));
});
