import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const DOCUMENTS = [
  'README.md',
  'libs/contracts/README.md',
  'libs/messaging/README.md',
  ...readdirSync('apps').map((app) => `apps/${app}/README.md`),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((path) => /^(how-to\/|adr\/|guide\/)?[^/]+\.md$/.test(path))
    .map((path) => `docs/${path}`),
];
const PARTS = readdirSync('.').filter((name) =>
  /^(apps|libs|sdk|tools|tests|bench|chaos|data|deploy)$/.test(name),
);
const HEADINGS = ['## Purpose', '## Flow', '## Messages in and out', '## Peculiarities'];

/** Where the links of a document lead that stay in this repository. */
function linksOf(text: string): string[] {
  return [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));
}

/**
 * What a document names in code marks that begins with a folder of this repository, but for
 * patterns.
 */
function pathsOf(text: string): string[] {
  return [...text.matchAll(/`([a-z-]+\/[^`\s]*)`/g)]
    .map((match) => match[1] ?? '')
    .filter((path) => PARTS.includes(path.split('/')[0] ?? '') && !/[<>*{…]/.test(path));
}

describe.each(DOCUMENTS)('%s', (document) => {
  const text = readFileSync(document, 'utf8');

  it('leads to what exists', () => {
    const lost = linksOf(text).filter((target) => !existsSync(join(dirname(document), target)));

    expect(lost).toEqual([]);
  });

  it('names what exists', () => {
    expect(pathsOf(text).filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe.each(DOCUMENTS.filter((path) => /^(apps|libs)\//.test(path)))('%s', (document) => {
  it('tells purpose, flow, messages and peculiarities, in this order', () => {
    const text = readFileSync(document, 'utf8');

    expect(text.split('\n').filter((line) => line.startsWith('## '))).toEqual(HEADINGS);
  });
});
