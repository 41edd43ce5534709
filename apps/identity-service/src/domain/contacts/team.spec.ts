import { describe, expect, it } from '@jest/globals';
import type { Team } from '@hub/contracts/identity';
import { contactChecks } from '../../adapters/contact-checks.js';
import { faultsInTeam, isRoundTheClock, reachableAt } from './team.js';

type Hours = Team['hours'];
const fields = (team: Partial<Team>): string[] =>
  faultsInTeam({ name: 'Emergency duty team', hours: [], ...team }, 'teams.0', contactChecks).map(
    ({ field }) => field,
  );
const hours = (...list: [string, string, Hours[number]['days']?][]): string[] =>
  fields({
    hours: list.map(([opensAt, closesAt, days = ['friday']]) => ({ days, opensAt, closesAt })),
  });

describe('a team', () => {
  it.each([
    ['17:00', '09:00'],
    ['00:00', '24:00'],
    ['09:00', '17:00'],
    ['22:00', '00:00'],
  ])('may be there from %s to %s', (opensAt, closesAt) => {
    expect(hours([opensAt, closesAt])).toEqual([]);
  });

  it.each([
    ['09:00', '09:00'],
    ['24:00', '09:00'],
    ['9:00', '17:00'],
    ['09:00', '24:30'],
    ['09:60', '17:00'],
  ])('may not be there from %s to %s', (opensAt, closesAt) => {
    expect(hours([opensAt, closesAt])).toEqual(['teams.0.hours.0']);
  });

  it('has hours that do not overlap, past midnight and past Sunday', () => {
    expect(hours(['09:00', '17:00'], ['17:00', '09:00'])).toEqual([]);
    expect(hours(['09:00', '17:00'], ['16:00', '18:00'])).toEqual(['teams.0.hours.1']);
    expect(hours(['17:00', '09:00'], ['08:00', '10:00', ['saturday']])).toEqual([
      'teams.0.hours.1',
    ]);
    expect(hours(['00:00', '06:00', ['monday']], ['22:00', '02:00', ['sunday']])).toEqual([
      'teams.0.hours.1',
    ]);
  });

  it('has a telephone and an e-mail that are ones', () => {
    expect(fields({ phone: '020 7946 0123', email: 'edt@lewisham.gov.uk' })).toEqual([]);
    expect(fields({ phone: '+44 20 7946 0123' })).toEqual([]);
    expect(fields({ phone: 'call me', email: 'not an email' })).toEqual([
      'teams.0.phone',
      'teams.0.email',
    ]);
  });
});

describe('who can be reached', () => {
  const OFFICE = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
  const WEEKEND = ['saturday', 'sunday'] as const;
  const named = (name: string, ...hours: Team['hours']): Team => ({ name, hours });
  const day = named('Early Help', { days: [...OFFICE], opensAt: '09:00', closesAt: '17:00' });
  const night = named('Emergency duty', { days: [...OFFICE], opensAt: '17:00', closesAt: '09:00' });
  const weekend = named(
    'Emergency duty at weekends',
    { days: [...WEEKEND], opensAt: '00:00', closesAt: '24:00' },
    { days: ['monday'], opensAt: '00:00', closesAt: '09:00' },
  );

  it.each([
    ['2026-11-23T09:00:00Z', ['Early Help']],
    ['2026-11-23T16:59:59Z', ['Early Help']],
    ['2026-11-23T17:00:00Z', ['Emergency duty']],
    ['2026-11-24T08:59:00Z', ['Emergency duty']],
    // Friday’s night ends on Saturday morning.
    ['2026-11-28T08:59:00Z', ['Emergency duty']],
    // An hour earlier by the clock of summer.
    ['2026-07-06T08:30:00Z', ['Early Help']],
  ])('at %s: %s', (at, names) => {
    expect(reachableAt([day, night], at)).toEqual(names);
  });

  it('is said for the whole week only where no hour is left out', () => {
    expect(isRoundTheClock([day, night, weekend])).toBe(true);
    expect(isRoundTheClock([weekend, night, day])).toBe(true);
    expect(isRoundTheClock([day, night])).toBe(false);
    expect(isRoundTheClock([day, weekend])).toBe(false);
    const almost = named(
      'Emergency duty at weekends',
      { days: [...WEEKEND], opensAt: '00:00', closesAt: '23:59' },
      { days: ['monday'], opensAt: '00:00', closesAt: '09:00' },
    );
    expect(isRoundTheClock([day, night, almost])).toBe(false);
    expect(isRoundTheClock([])).toBe(false);
  });
});
