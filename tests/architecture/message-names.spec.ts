import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { allRoutes } from '@hub/contracts/access';
import { allMessages } from '@hub/internal-messages';

const NAMES = new Set([...allMessages(), ...allRoutes()].map(({ type }) => type));
const NAMED_LIKE = /[a-z_]+\.[a-z_]+\.v\d+/g;

/** Where messages are defined; and specs, which hold the names to what members see. */
const FREE = /^libs\/(contracts|internal-messages)\/|spec\.ts$/;

/**
 * The names of messages in the strings of a source, whole or as a part; its comments may have them.
 */
function namesIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node))
      found.push(...(node.text.match(NAMED_LIKE) ?? []).filter((name) => NAMES.has(name)));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('planted.ts', source, ts.ScriptTarget.Latest));
  return found;
}

describe('the names of messages', () => {
  const files = globSync('{apps,libs,sdk,tools,bench,chaos}/**/*.{ts,mjs}').filter(
    (path) => !FREE.test(path) && !path.includes('node_modules'),
  );

  it('are strings in their definitions alone', () => {
    expect(files.length).toBeGreaterThan(500);
    const named = files.flatMap((path) =>
      namesIn(readFileSync(path, 'utf8')).map((name) => `${path}: ${name}`),
    );
    expect(named).toEqual([]);
  });

  it.each([
    ["const type = 'consent.withdraw.v1';", 'consent.withdraw.v1'],
    ["const sql = `WHERE type = 'consent.withdrawn.v1'`;", 'consent.withdrawn.v1'],
    ['const told = `document.add.v1 ${id}`;', 'document.add.v1'],
    ['const told = `${id} ${at} release.read.v1`;', 'release.read.v1'],
    ['ask({ "lookup.start.v1": 1 });', 'lookup.start.v1'],
  ])('are found in %s', (source, name) => {
    expect(namesIn(source)).toEqual([name]);
  });

  it('are not found where nothing is named', () => {
    expect(namesIn("// consent.withdraw.v1\nconst type = 'rig.operate.v1';")).toEqual([]);
  });
});
