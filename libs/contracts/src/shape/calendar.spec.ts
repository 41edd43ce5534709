import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCalendarDate, isUtcInstant } from './calendar.js';

describe('isCalendarDate', () => {
  it('accepts every day that exists', () => {
    const days = fc.date({
      min: new Date('0001-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(days, (date) => isCalendarDate(date.toISOString().slice(0, 10))));
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '1900-02-29',
    '26-01-01',
    '2026-1-1',
    '',
    20260101,
    null,
  ])('refuses %p', (value) => {
    expect(isCalendarDate(value)).toBe(false);
  });
});

describe('isUtcInstant', () => {
  it('accepts what Date writes', () => {
    const days = fc.date({
      min: new Date('0001-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(days, (date) => isUtcInstant(date.toISOString())));
  });

  it.each([
    '2026-02-30T09:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T09:00:00+01:00',
    '2026-01-01',
    '2026-01-01T09:60:00Z',
  ])('refuses %s', (value) => {
    expect(isUtcInstant(value)).toBe(false);
  });
});
