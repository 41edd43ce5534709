import { describe, expect, it } from '@jest/globals';
import { readByDay } from './by-day.js';

describe('the days of a recurrence rule', () => {
  it.each([
    ['SA;SU', 'SA,SU'],
    ['SA SU', 'SA,SU'],
    ['sat | sunday', 'SA,SU'],
    ['Mondays and Weds', 'MO,WE'],
    ['every Thurs. & FR', 'TH,FR'],
    ['Friday to Monday', 'FR,SA,SU,MO'],
    ['tu – th', 'TU,WE,TH'],
    ['2SA,-1SU', '2SA,-1SU'],
  ])('%s are %s', (text, rules) => {
    expect(
      readByDay(text)
        ?.map(({ rule }) => rule)
        .join(),
    ).toBe(rules);
  });

  it('are told by name beside the rule', () => {
    expect(readByDay('-1SU')).toEqual([{ day: 'sunday', rule: '-1SU' }]);
  });

  it.each([undefined, '', ' , '])('are none where %j says nothing', (text) => {
    expect(readByDay(text)).toEqual([]);
  });

  it.each(['M', 'weekdays', 'SA, by appointment', '100SA', 'MO-XX'])(
    'cannot be read from %s',
    (text) => {
      expect(readByDay(text)).toBeUndefined();
    },
  );
});
