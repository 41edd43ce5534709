import fc from 'fast-check';
import { expect, it } from '@jest/globals';
import { WorkingTime } from '@hub/working-time';
import { dueOn } from './due-on.js';

it.each([
  ['2026-03-02', '2026-04-02'],
  ['2026-01-31', '2026-03-02'], // 28 February is a Saturday
  ['2026-05-29', '2026-06-29'],
  ['2026-12-04', '2027-01-04'],
  ['2026-11-25', '2026-12-29'], // Christmas, Boxing Day on a Saturday, its substitute on Monday
])('who asked on %s has the answer by %s', (asked, due) => {
  expect(dueOn(asked)).toBe(due);
});

it('is a working day, at least 28 days off and never more than a long weekend past the month', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2024-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }),
      (date) => {
        const asked = date.toISOString().slice(0, 10);
        const due = dueOn(asked);
        const days = (Date.parse(due) - Date.parse(asked)) / 86_400_000;
        return new WorkingTime().isWorkingDay(due) && days >= 28 && days <= 36;
      },
    ),
  );
});
