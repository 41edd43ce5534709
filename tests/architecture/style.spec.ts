import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlantedTree } from './planted-tree.js';

const HOME = 'apps/consent-service/src';

/** One planted fault for each house rule that ESLint checks: rule → path and content. */
const PLANTED: readonly (readonly [rule: string, path: string, content: string])[] = [
  [
    'no-restricted-properties',
    `${HOME}/planted/environment.ts`,
    'export const value = process.env["X"];\n',
  ],
  [
    'no-restricted-syntax',
    `${HOME}/domain/planted-clock.ts`,
    'export const now = (): Date => new Date();\n',
  ],
  [
    'no-restricted-syntax',
    `${HOME}/application/planted-ids.ts`,
    "import { randomUUID } from 'node:crypto';\nexport const id = (): string => randomUUID();\n",
  ],
  ['no-restricted-syntax', `${HOME}/planted/barrel.ts`, "export * from '../config.js';\n"],
  [
    'no-restricted-syntax',
    `${HOME}/planted/nested.ts`,
    "import { ValidateNested } from 'class-validator';\nexport class Planted {\n  @ValidateNested() inner!: object;\n}\n",
  ],
  ['unicorn/filename-case', `${HOME}/planted/BadName.ts`, 'export const x = 1;\n'],
  ['house/telling-paths', `${HOME}/planted/utils.ts`, 'export const x = 1;\n'],
  ['no-restricted-syntax', `${HOME}/domain/planted-barrel.ts`, "export * from './consent.js';\n"],
  [
    'house/comment-width',
    `${HOME}/planted/wide-comment.ts`,
    `// ${'word '.repeat(20)}\nexport {};\n`,
  ],
  ['house/noun-types', `${HOME}/planted/participle.ts`, 'export interface Settled {}\n'],
  ['house/noun-types', `${HOME}/planted/irregular.ts`, 'export type Seen = string;\n'],
  ['house/noun-types', `${HOME}/planted/class.ts`, 'export class Unnamed {}\n'],
  ['max-lines', `${HOME}/planted/long.ts`, 'export {};\n'.repeat(301)],
  [
    'max-params',
    `${HOME}/planted/wide.ts`,
    'export const f = (a: 1, b: 1, c: 1, d: 1, e: 1, g: 1): number => a + b + c + d + e + g;\n',
  ],
  ['@typescript-eslint/no-explicit-any', `${HOME}/planted/loose.ts`, 'export const x: any = 1;\n'],
  [
    '@typescript-eslint/no-floating-promises',
    `${HOME}/planted/floating.ts`,
    'Promise.resolve(1);\nexport {};\n',
  ],
  [
    '@typescript-eslint/switch-exhaustiveness-check',
    `${HOME}/planted/switch.ts`,
    "export function f(x: 'a' | 'b'): number {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}\n",
  ],
];

describe('the house rules', () => {
  let tree: PlantedTree;
  let found: readonly { filePath: string; messages: readonly { ruleId: string | null }[] }[];

  beforeAll(() => {
    tree = new PlantedTree(PLANTED.map(([, path, content]) => [path, content]));
    found = tree.run('eslint/bin/eslint.js', [
      '--format',
      'json',
      ...PLANTED.map(([, path]) => path),
    ]) as typeof found;
  }, 120_000);
  afterAll(() => {
    tree.remove();
  });

  it.each(PLANTED)('%s fires in %s', (rule, path) => {
    const messages = found.find((file) => file.filePath.endsWith(path))?.messages ?? [];
    expect(messages.map((message) => message.ruleId)).toContain(rule);
  });
});
