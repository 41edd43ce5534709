import { describe, expect, it } from '@jest/globals';
import type { Team } from '@hub/contracts/identity';
import { contactChecks } from '../../adapters/contact-checks.js';
import { faultsInTeam } from './team.js';

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
