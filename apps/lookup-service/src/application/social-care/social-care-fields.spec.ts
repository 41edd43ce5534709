import { expect, it } from '@jest/globals';
import { socialCareFields } from './social-care-fields.js';

it('tells a parent how many were asked, and what those said that know more', () => {
  const dutyTeam = { name: 'Duty', role: 'Duty worker', team: 'Front door' };
  const row = (name: string) => ({ authority: 'E09000011', name, dutyTeam });
  const rows = [
    { ...row('Brent'), answer: 'now' as const },
    { ...row('Bexley'), answer: 'unknown' as const },
    { ...row('Camden'), answer: 'unknown' as const, silence: 'timeout' as const },
    { ...row('Ealing'), answer: 'not_disclosed' as const },
    { ...row('Sutton'), answer: 'before' as const },
  ];
  expect(socialCareFields({ status: 'complete', coverage: '', rows })).toEqual([
    { name: 'Whose social care was asked about your child', value: 'of 5 councils; 4 answered' },
    { name: 'What social care of Brent told them', value: 'they work with your child now' },
    {
      name: 'What social care of Ealing told them',
      value: 'nothing; who asked was told whom to ring',
    },
    { name: 'What social care of Sutton told them', value: 'they worked with your child before' },
  ]);
});
