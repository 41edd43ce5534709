import { describe, expect, it } from '@jest/globals';
import { faultsInColumns, IMPORT_COLUMNS, unknownColumns } from './imported-columns.js';
import { recordOf } from './imported-row.js';
import { daysIn, timeIn } from './imported-times.js';

describe('a row of a file', () => {
  const context = {
    taxonomy: { protocols: [] },
    named: (name: string) => `<${name}>`,
    feedId: 'f',
  };
  const row = {
    reference: '7',
    name: 'Club',
    minimum_age: '5',
    days: 'Monday; wed',
    opens_at: '09:30',
    postcode: 'SE13 6LG',
    needs: 'activities',
    eligibility: 'residents:E09000023;universal',
  };

  it('becomes a record of the standard', () => {
    expect(recordOf(row, context)).toMatchObject({
      record: {
        id: '<f 7 service>',
        name: 'Club',
        status: 'active',
        minimum_age: 5,
        schedules: [{ byday: 'MO,WE', opens_at: '09:30' }],
        service_at_locations: [{ location: { addresses: [{ postal_code: 'SE13 6LG' }] } }],
        attributes: [
          { taxonomy_term: { term: 'activities' } },
          { taxonomy_term: { term: 'residents:E09000023' } },
          { taxonomy_term: { term: 'universal' } },
        ],
      },
    });
  });

  it('is refused with each column that is wrong', () => {
    const faults = recordOf(
      {
        reference: '',
        name: 'x',
        minimum_age: 'five',
        days: 'someday',
        opens_at: '9',
        needs: 'luck',
        eligibility: 'residents:E08000003',
      },
      context,
    );
    expect('faults' in faults ? faults.faults.map(({ field }) => field) : []).toEqual([
      'reference',
      'minimum_age',
      'opens_at',
      'days',
      'needs',
      'eligibility',
    ]);
  });

  it('stands under columns that are known; others are passed over', () => {
    expect(faultsInColumns([...IMPORT_COLUMNS])).toEqual([]);
    expect(unknownColumns([...IMPORT_COLUMNS])).toEqual([]);
    expect(faultsInColumns(['name', 'colour']).map(({ field }) => field)).toEqual(['reference']);
    expect(unknownColumns(['name', 'colour']).map(({ field }) => field)).toEqual(['colour']);
  });

  it.each([
    ['9:30', '09:30'],
    ['09:30:00', '09:30'],
    ['9.30', '09:30'],
    ['9am', '09:00'],
    ['12.15 pm', '12:15'],
    ['0.395833333333333', '09:30'],
    ['25:00', undefined],
    ['noon', undefined],
  ])('with the time %s is read as %s', (text, time) => {
    expect(timeIn(text)).toBe(time);
  });

  it.each([
    ['Monday; wed', ['MO', 'WE']],
    ['Mon-Fri', ['MO', 'TU', 'WE', 'TH', 'FR']],
    ['sat to mon', ['MO', 'SA', 'SU']],
    ['Tues & Thurs', ['TU', 'TH']],
    ['SA SU', ['SA', 'SU']],
    ['someday', undefined],
  ])('with the days %s is read as %j', (text, days) => {
    expect(daysIn(text)).toEqual(days);
  });
});
