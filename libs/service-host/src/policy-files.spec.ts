import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readPolicies } from './policy-files.js';

const PERMIT = `  - id: close-it
    effect: permit
    says: Who leads closes the case.
    actions: [episode.take_step.v1]
    relations: [lead_professional]
    basis: public_task
`;
const FORBID = `  - id: nobody-unverified
    effect: forbid
    says: Nobody whom their authority has not verified.
    actions: [episode.take_step.v1]
    who: { verified: false }
    refusedAs: not_verified
`;

const DUTY = `    duty: { section: Section 1, from: 2018-05-25 }\n`;
const TODAY = '2026-03-01';

/** Reads a floor of one forbid, with a standard of these policies. */
function read(standard: string): ReturnType<typeof readPolicies> {
  const folder = mkdtempSync(join(tmpdir(), 'policies-'));
  const files = { floor: FORBID, standard };
  for (const [name, policies] of Object.entries(files)) {
    mkdirSync(join(folder, name));
    writeFileSync(
      join(folder, name, 'a.yaml'),
      `version: 3\nname: ${name}\npolicies:\n${policies}`,
    );
  }
  return readPolicies(folder, TODAY);
}

const change = (from: string, to: string): string => PERMIT.replace(from, to);

describe('the policies of the hub', () => {
  it('are read, floor first, and say their versions', () => {
    expect(readPolicies().version).toBe('floor-32 london-35');
    expect(read(PERMIT)).toMatchObject({
      version: 'floor-3 standard-3',
      all: [{ id: 'nobody-unverified' }, { id: 'close-it' }],
    });
  });

  it.each([
    ['an unknown action', change('take_step.v1', 'close.v1'), /a\.yaml, line 7: .* no request/],
    [
      'an unknown role',
      `${PERMIT}    who: { roles: [mayor] }\n`,
      /line 10: policies\.0\.who\.roles/,
    ],
    ['a field that nobody knows', `${PERMIT}    whom: me\n`, /line 10: policies\.0\.whom/],
    ['an unknown relation', change('lead_professional', 'neighbour'), /line 8: .*relations/],
    ['an id that is taken', change('close-it', 'nobody-unverified'), /line 4: .*is taken/],
    [
      'a permit without a basis',
      change('    basis: public_task\n', ''),
      /line 4: .*without a basis/,
    ],
    [
      'a permit without a relation that is asked for the lack of one',
      change('relations:', 'without:'),
      /line 4: .*only a forbid/,
    ],
    [
      'a forbid without a condition',
      FORBID.replace('    who: { verified: false }\n', '').replace('unverified', 'ever'),
      /line 4: .*without a condition/,
    ],
    [
      'a forbid that a relation draws upon a person',
      FORBID.replace('who: { verified: false }', 'relations: [team_member]').replace(
        'nobody',
        'no',
      ),
      /line 4: .*may only say without/,
    ],
    [
      'one that no row of the matrix reaches',
      `${PERMIT}    who: { roles: [hub_operations] }\n`,
      /line 7: .* is reached by nobody/,
    ],
    [
      'one whose permission is always forbidden',
      `${PERMIT}    who: { verified: false }\n`,
      /line 7: .* is impossible/,
    ],
    [
      'a legal duty that nobody names',
      change('public_task', 'legal_duty'),
      /line 4: .*without saying which/,
    ],
    ['a duty beside another basis', `${PERMIT}${DUTY}`, /line 4: .*has another basis/],
    [
      'a duty that holds from tomorrow only',
      `${change('public_task', 'legal_duty')}${DUTY}`.replace('2018-05-25', '2026-03-02'),
      /line 4: .*holds from 2026-03-02 only/,
    ],
    [
      'a duty without its day',
      `${change('public_task', 'legal_duty')}    duty: { section: Section 1 }\n`,
      /line 10: policies\.0\.duty\.from/,
    ],
    ['broken YAML', `${PERMIT}   - oops: [\n`, /a\.yaml, line \d+/],
  ])('refuse %s with file and line', (_what, standard, sentence) => {
    expect(() => read(standard)).toThrow(sentence);
  });
});
