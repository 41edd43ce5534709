import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { readLadder, readLadderFile } from './ladder-file.js';

const PATH = 'data/escalation-ladder.yaml';
const good = readFileSync(PATH, 'utf8');

it('the ladder that comes with the hub is read', () => {
  expect(readLadderFile(PATH)).toMatchObject({
    version: 1,
    rungs: [
      { role: 'practitioner', limit: { workingDays: 2, from: 'opening' } },
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
    /line 14: rungs\.2\.role must be one of/,
  ],
  [
    'a limit that is no number',
    'workingDays: 10,',
    'workingDays: soon,',
    /line 21: rungs\.4\.limit\.workingDays must/,
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
    /line 17: rungs\.3\.role: the last rung, and no other/,
  ],
  [
    'a rung that would be over before it begins',
    'workingDays: 5, from: opening',
    'workingDays: 1, from: opening',
    /line 12: rungs\.1\.limit\.workingDays, counted from opening/,
  ],
  [
    'a rung too few',
    / {2}- role: arbitrator[\s\S]*?from: stage }\n\n/,
    '\n',
    /line 8: rungs must contain at least 5/,
  ],
])('refuses %s, with its line', (_what, from, to, message) => {
  const broken = good.replace(from, to);
  expect(broken).not.toBe(good);
  expect(() => readLadder(broken, PATH)).toThrow(message);
  expect(() => readLadder(broken, PATH)).toThrow(PATH);
});
