import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { transformSync } from '@swc/core';
import { A_MOMENT, FAULTS } from './faults/faults.js';
import { mutate, MUTANTS } from './mutants.js';
import { HALVES } from './short-campaign.js';

describe('the campaign of every run', () => {
  it('strikes each kind of fault once', () => {
    const struck = HALVES.flatMap(({ script }) => script.flat());
    expect([...struck].sort()).toEqual(FAULTS.map(({ name }) => name).sort());
  });

  it('is a control for the bugs that it hunts: what brings them to light is struck without them too', () => {
    const struck = new Set<string>([
      A_MOMENT.name,
      ...HALVES.flatMap(({ script }) => script.flat()),
    ]);
    for (const mutant of MUTANTS.filter(({ always }) => always))
      for (const name of mutant.script.flat()) expect(struck).toContain(name);
    expect(new Set(HALVES.map(({ seed }) => seed % 2))).toEqual(new Set([0, 1]));
  });

  it('hunts a bug against each invariant that any planted bug breaks', () => {
    const broken = (mutants: typeof MUTANTS) =>
      new Set(mutants.flatMap(({ invariants }) => invariants));
    expect(broken(MUTANTS.filter(({ always }) => always))).toEqual(broken(MUTANTS));
  });
});

describe('a planted bug', () => {
  it.each(MUTANTS)('that $name fits the code of today', (mutant) => {
    const source = readFileSync(mutant.file.replace(/\.js$/, '.ts'), 'utf8');
    const { code } = transformSync(source, {
      filename: mutant.file,
      swcrc: false,
      jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2024' },
    });
    expect(mutate(code, mutant)).toContain(mutant.replace);
  });
});
