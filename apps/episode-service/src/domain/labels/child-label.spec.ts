import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testId } from '@hub/testing';
import { ageIn, markAlike, refuseLabel, refuseUnborn, sameName, viewChild } from './child-label.js';

const month = fc
  .record({ year: fc.integer({ min: 1999, max: 2030 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month: number }) => `${String(year)}-${String(number).padStart(2, '0')}`);
const noon = (of: string, day = '15'): string => `${of}-${day}T12:00:00.000Z`;

describe('the label of a child', () => {
  it('shows an age that rises by one with each month of birth, and never falls', () => {
    fc.assert(
      fc.property(month, month, fc.integer({ min: 0, max: 30 }), (born, now, years) => {
        fc.pre(born <= now);
        const later = `${String(Number(now.slice(0, 4)) + years)}${now.slice(4)}`;
        expect(ageIn(born, noon(later))).toBe(ageIn(born, noon(now)) + years);
        expect(ageIn(born, noon(now))).toBeGreaterThanOrEqual(0);
        expect(ageIn(born, noon(now, '01'))).toBe(ageIn(born, noon(now, '28')));
      }),
    );
  });

  it('reckons by the calendar in London', () => {
    expect(ageIn('2018-07', '2026-06-30T22:59:59.000Z')).toBe(7);
    expect(ageIn('2018-07', '2026-06-30T23:00:00.000Z')).toBe(8);
  });

  it('has no month of birth that has not begun', () => {
    const at = '2026-06-30T22:59:59.000Z';
    expect(refuseUnborn({ name: 'x', bornIn: '2026-07' }, at)).toMatchObject({
      refused: 'date_in_future',
    });
    for (const known of [{ bornIn: '2026-06' }, {}])
      expect(refuseUnborn({ name: 'x', ...known }, at)).toBeUndefined();
  });

  it('does not come with a start over AMQP, which is not sealed', () => {
    const at = '2026-06-30T22:59:59.000Z';
    const label = { name: 'x', bornIn: '2026-07' };
    expect(refuseLabel(label, { door: 'amqp' }, at)).toEqual({ refused: 'label_unsealed' });
    expect(refuseLabel(label, { door: 'http' }, at)).toMatchObject({ refused: 'date_in_future' });
    expect(refuseLabel({ name: 'x' }, { door: 'http' }, at)).toBeUndefined();
    expect(refuseLabel(undefined, { door: 'amqp' }, at)).toBeUndefined();
  });

  it('is the same however it is written, and another where a letter is', () => {
    for (const name of ['Amara O.', 'amara  o', ' AMARA O', 'Amára O.'])
      expect(sameName(name)).toBe('amarao');
    expect(sameName('Amira O.')).not.toBe(sameName('Amara O.'));
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(sameName(sameName(name))).toBe(sameName(name));
      }),
    );
  });

  it('shows name, age and own reference, each where it is known, and what is alike', () => {
    const of = { episodeId: testId(1) };
    const at = '2026-03-01T12:00:00.000Z';
    const label = { name: 'Kofi M.', bornIn: '2018-03', household: 'H-1' };
    const alike = { name: 'Kofi M.', age: 8, reference: 'GRE-7' };
    expect(viewChild({ ...of, label, reference: 'GRE-7' }, at)).toEqual(alike);
    expect(viewChild({ ...of, label: { name: 'Baby R.' } }, at)).toEqual({ name: 'Baby R.' });
    expect(viewChild(of, at)).toEqual({});
    expect(markAlike(alike, [])).toEqual(alike);
    expect(
      markAlike(alike, [
        { sameName: true, sameHousehold: false },
        { sameName: false, sameHousehold: true },
      ]),
    ).toEqual({ ...alike, sameName: true, sameHousehold: true });
  });
});
