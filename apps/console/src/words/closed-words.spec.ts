import { expect, it } from '@jest/globals';
import { notCountedFacts } from './closed-words.js';

it('days that a clock leaves out are named, with whom to ring meanwhile', () => {
  const summer = { from: '2026-07-22', to: '2026-09-01', name: 'Summer holiday' };
  const inset = { from: '2026-09-02', to: '2026-09-02', name: 'Training day', coveredBy: 'p' };
  const contact = { name: 'Ama Mensah', role: 'x', team: 'y', phone: '020 7946 0123' };
  const people = [{ id: 'p', authority: 'E09000023', contact }];
  expect(notCountedFacts([summer, inset], people).map(({ value }) => value)).toEqual([
    'Summer holiday, 22 July 2026 to 1 September 2026: they are closed',
    'Training day, 2 September 2026: they are closed. Until then ring Ama Mensah, 020 7946 0123',
  ]);
  expect(notCountedFacts([inset])).toEqual([
    { key: 'Days not counted', value: 'Training day, 2 September 2026: they are closed' },
  ]);
  expect(notCountedFacts(undefined)).toEqual([]);
});
