import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

/** More than that nobody looks through to find what they need. */
const MOST_NAMES = 150;

/** How many names stand behind each of these modules. */
function namesBehind(paths: readonly string[]): Map<string, number> {
  const options = { module: ts.ModuleKind.NodeNext, noLib: true, types: [] };
  const host = ts.createCompilerHost(options);
  // What comes from other packages is no name of ours, and slow to read.
  host.resolveModuleNameLiterals = (literals, importer) =>
    literals.map(({ text }) =>
      text.startsWith('.')
        ? ts.resolveModuleName(text, importer, options, host)
        : { resolvedModule: undefined },
    );
  const program = ts.createProgram([...paths], options, host);
  const checker = program.getTypeChecker();
  return new Map(
    paths.map((path) => {
      const source = program.getSourceFile(path);
      const module = source && checker.getSymbolAtLocation(source);
      return [path, module ? checker.getExportsOfModule(module).length : 0];
    }),
  );
}

describe('every index', () => {
  const indexes = globSync(['{libs,sdk}/*/src/index.ts', 'libs/contracts/src/*/index.ts']).sort();

  it(`has at most ${String(MOST_NAMES)} names behind it`, () => {
    const counted = [...namesBehind(indexes)];

    expect(counted.length).toBeGreaterThan(20);
    expect(counted.filter(([, names]) => names === 0)).toEqual([]);
    expect(counted.filter(([, names]) => names > MOST_NAMES)).toEqual([]);
  }, 60_000);

  it('is counted through what it exports of other files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'planted-index-'));
    const names = Array.from({ length: MOST_NAMES + 1 }, (_, place) => `n${String(place)}`);
    writeFileSync(
      join(folder, 'names.ts'),
      names.map((name) => `export type ${name} = 1;`).join('\n'),
    );
    writeFileSync(join(folder, 'index.ts'), "export * from './names.js';\n");

    expect([...namesBehind([join(folder, 'index.ts')]).values()]).toEqual([MOST_NAMES + 1]);
    rmSync(folder, { recursive: true });
  });
});
