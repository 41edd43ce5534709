import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

/** Tests, and what they stand on, may make what they like. */
const FREE = /spec\.ts$|\/testing\/|node_modules/;

/** What is an empty text where nothing is said, and no state that cannot be. */
const ADMITTED = [
  // A column that a file has not.
  "apps/directory-service/src/domain/feeds/imported-columns.ts: values[column] ?? ''",
  // What is searched of a service: no words.
  "apps/directory-service/src/domain/services/indexed-service.ts: document.description ?? ''",
  "apps/directory-service/src/domain/services/indexed-service.ts: document.organization?.name ?? ''",
  // A table of handlers keeps no types of what each takes.
  'apps/identity-service/src/adapters/messaging/asked-anew.ts: command as never',
  'apps/identity-service/src/adapters/messaging/asked-anew.ts: now as never',
];

/**
 * Where the absence of a text is asked after, so that it may as well be empty: `(text ??
 * '').trim()`, `PATTERN.exec(text ?? '')`.
 */
function isAsked(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isAsked(parent);
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isBinaryExpression(parent)) return /^[!=]==$/.test(parent.operatorToken.getText());
  if (!ts.isCallExpression(parent) || parent.expression === node) return false;
  return /(^Date\.parse|\.(exec|test))$/.test(parent.expression.getText());
}

const isEmptyText = (node: ts.Node): boolean => ts.isStringLiteralLike(node) && node.text === '';

/**
 * Whether it puts an empty text in the place of what is absent, and gives that on as if it were a
 * value.
 */
function fillsIn(node: ts.Node): boolean {
  // A parameter's is what a caller may leave out.
  if (ts.isBindingElement(node))
    return (
      ts.isObjectBindingPattern(node.parent) &&
      ts.isVariableDeclaration(node.parent.parent) &&
      !!node.initializer &&
      isEmptyText(node.initializer)
    );
  if (!ts.isBinaryExpression(node)) return false;
  return (
    node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
    isEmptyText(node.right) &&
    !isAsked(node)
  );
}

/** Whether it talks the compiler out of what it knows: `as unknown as`, `as never`, `!`. */
function talksOut(node: ts.Node): boolean {
  if (ts.isNonNullExpression(node)) return true;
  if (!ts.isAsExpression(node)) return false;
  const { kind } = node.type;
  if (kind === ts.SyntaxKind.NeverKeyword || kind === ts.SyntaxKind.AnyKeyword) return true;
  return ts.isAsExpression(node.expression) && node.type.getText() !== 'const';
}

/** What hides an impossible state in a source, as it stands there. */
function hiddenIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (fillsIn(node) || talksOut(node)) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('planted.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}

describe('what cannot be absent', () => {
  const files = globSync('{apps,libs,sdk}/**/*.ts').filter((path) => !FREE.test(path));

  it('has no empty text put in its place, and no cast over it', () => {
    expect(files.length).toBeGreaterThan(500);
    const hidden = files.flatMap((path) =>
      hiddenIn(readFileSync(path, 'utf8')).map((text) => `${path}: ${text}`),
    );
    expect(hidden.sort()).toEqual(ADMITTED);
  });

  it.each([
    ["people.find(id ?? '')", "id ?? ''"],
    ["const asked = { url: feed.url ?? '' };", "feed.url ?? ''"],
    ['const text = `${name ?? ""}`;', 'name ?? ""'],
    ["const { kid = '' } = key;", "kid = ''"],
    ['const all = list as unknown as Row[];', 'list as unknown as Row[]'],
    ['run(given as never);', 'given as never'],
    ['const first = rows[0]!.id;', 'rows[0]!'],
  ])('is found hidden in %s', (source, text) => {
    expect(hiddenIn(source)).toEqual([text]);
  });

  it.each([
    "const words = (text ?? '').trim().split(' ');",
    "const found = TIME.exec(text ?? '');",
    "const time = Date.parse(text ?? '');",
    "if ((line.postcode ?? '') !== '') place();",
    "const [, hour = ''] = TIME.exec(text) ?? [];",
    "const row = ({ when = '' }: Row): string => when;",
    "const kinds = ['a', 'b'] as const;",
    'const row = answer as Row;',
  ])('is not, where nothing is hidden: %s', (source) => {
    expect(hiddenIn(source)).toEqual([]);
  });
});
