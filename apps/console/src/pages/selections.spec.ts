import { describe, expect, it } from '@jest/globals';
import { selectedIn, selectionIn, selectionLinks } from './selections.js';

const SELECTIONS = {
  all: { text: 'All', query: {} },
  late: { text: 'Late', query: { state: 'overdue' } },
};

describe('what a list shows', () => {
  it('is named in its address, and is all where none there is named', () => {
    expect(selectedIn(SELECTIONS, 'late')).toBe('late');
    for (const word of [undefined, '', 'toString', 'early'])
      expect(selectedIn(SELECTIONS, word)).toBe('all');
    expect([selectionIn('late'), selectionIn('all')]).toEqual([{ show: 'late' }, {}]);
  });

  it('is chosen by links, of which one leads to what is shown', () => {
    expect(selectionLinks('/rows', SELECTIONS, 'late')).toEqual([
      { text: 'All', href: '/rows', active: false },
      { text: 'Late', href: '/rows?show=late', active: true },
    ]);
  });
});
