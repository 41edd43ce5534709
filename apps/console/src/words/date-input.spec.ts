import { describe, expect, it } from '@jest/globals';
import { dateFrom, dateItems } from './date-input.js';

const fields = (day: string, month: string, year: string): Record<string, string> => ({
  'born-day': day,
  'born-month': month,
  'born-year': year,
});

describe('a date in three fields', () => {
  it('is read', () => {
    expect(dateFrom(fields('9', '4', '2015'), 'born')).toEqual({ kind: 'date', day: '2015-04-09' });
    expect(dateFrom({}, 'born')).toEqual({ kind: 'nothing' });
  });

  it.each([
    ['29', '2', '2015'],
    ['9', '13', '2015'],
    ['9', '4', '15'],
    ['', '4', '2015'],
    ['nine', '4', '2015'],
  ])('%s %s %s is none', (day, month, year) => {
    expect(dateFrom(fields(day, month, year), 'born')).toEqual({ kind: 'no_date' });
  });

  it('is shown again as it was typed', () => {
    expect(dateItems(fields('9', '', ''), 'born', true)[0]).toEqual({
      name: 'day',
      label: 'Day',
      value: '9',
      classes: 'govuk-input--width-2 govuk-input--error',
    });
  });
});
