import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { readLadder, readLadderFile } from './ladder-file.js';

const PATH = 'data/escalation-ladder.yaml';
const good = readFileSync(PATH, 'utf8');

it('the ladder that comes with the hub is read', () => {
  expect(readLadderFile(PATH)).toMatchObject({
    version: 2,
    rungs: [
      {
        role: 'practitioner',
        limit: { workingDays: 2, from: 'opening' },
        withRiskOfHarm: { clockHours: 4, from: 'rung' },
      },
      {},
      {},
      {},
      { role: 'arbitrator' },
    ],
  });
});

it.each([
  [
    'a role that does not exist',
    'role: service_manager',
    'role: wizard',
    /line 15: rungs\.2\.role must be one of/,
  ],
  [
    'a limit that is no number',
    'workingDays: 10,',
    'workingDays: soon,',
    /line 22: rungs\.4\.limit\.workingDays must/,
  ],
  [
    'a rung without a limit',
    '    limit: { workingDays: 10, from: stage }\n',
    '',
    /line \d+: rungs\.4\.limit must be an object/,
  ],
  [
    'a list for a limit',
    'limit: { workingDays: 10, from: stage }',
    'limit: []',
    /line \d+: rungs\.4\.limit must be an object/,
  ],
  [
    'an unknown field',
    'reopenDays: 20',
    'reopensDays: 20',
    /line \d+: (reopensDays is not a field|reopenDays must)/,
  ],
  ['no YAML', 'rungs:', 'rungs: [', /line \d+: /],
  [
    'an arbitrator halfway up',
    'role: head_of_service',
    'role: arbitrator',
    /line 18: rungs\.3\.role: the last rung, and no other/,
  ],
  [
    'a rung that would be over before it begins',
    'workingDays: 5, from: opening',
    'workingDays: 1, from: opening',
    /line 13: rungs\.1\.limit\.workingDays, counted from opening/,
  ],
  [
    'a clock in two kinds of time',
    '{ clockHours: 4, from: stage }',
    '{ clockHours: 4, workingDays: 1, from: stage }',
    /line 11: rungs\.0\.withRiskOfHarm must be given in working time or in clockHours/,
  ],
  [
    'a clock in no time',
    'carryOutWithRiskOfHarm: { clockHours: 48 }',
    'carryOutWithRiskOfHarm: {}',
    /line \d+: carryOutWithRiskOfHarm must be given/,
  ],
  [
    'hours of the clock that run from opening',
    '{ clockHours: 4, from: stage }',
    '{ clockHours: 4, from: opening }',
    /line 11: rungs\.0\.withRiskOfHarm\.from must be stage/,
  ],
  [
    'a rung too few',
    / {2}- role: arbitrator[\s\S]*?from: stage }\n\n/,
    '\n',
    /line 9: rungs must contain at least 5/,
  ],
])('refuses %s, with its line', (_what, from, to, message) => {
  const broken = good.replace(from, to);
  expect(broken).not.toBe(good);
  expect(() => readLadder(broken, PATH)).toThrow(message);
  expect(() => readLadder(broken, PATH)).toThrow(PATH);
});
