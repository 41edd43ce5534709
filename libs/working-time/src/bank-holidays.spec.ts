import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bankHolidays } from './bank-holidays.js';

/** As published on gov.uk/bank-holidays for England and Wales. */
const PUBLISHED: Record<number, string[]> = {
  2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
  2021: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27'],
  2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
};

it.each(Object.entries(PUBLISHED))('are those published for %s', (year, days) => {
  expect([...bankHolidays(Number(year))]).toEqual(days.map((date) => `${year}-${date}`));
});

it('are at least eight a year, none of them on a weekend', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1978, max: 2200 }), (year) => {
      const days = [...bankHolidays(year)];
      expect(days.length).toBeGreaterThanOrEqual(8);
      for (const date of days) expect([0, 6]).not.toContain(new Date(date).getUTCDay());
    }),
  );
  expect(() => bankHolidays(1977)).toThrow(/1978/);
});
