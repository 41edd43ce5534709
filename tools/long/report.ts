import type { Part } from './parts.js';
import type { PartResult } from './run-parts.js';

/** The report of a long run as Markdown; it speaks of one commit. */
export function longReport(
  commit: string,
  parts: readonly { readonly part: Part; readonly ended: PartResult | undefined }[],
): string {
  const count = (passed: boolean): string =>
    String(parts.filter(({ ended }) => ended?.passed === passed).length);
  const unrun = parts.filter(({ ended }) => ended === undefined).length;
  const lines = [
    `# Long run of commit ${commit}`,
    '',
    `${count(true)} parts passed, ${count(false)} failed, ${String(unrun)} were not run.`,
    '',
    '| part | | seconds | last line |',
    '|---|---|---|---|',
    ...parts.map(({ part, ended }) => row(part.name, ended)),
  ];
  return `${lines.join('\n')}\n`;
}

function row(name: string, ended: PartResult | undefined): string {
  if (!ended) return `| ${name} | not run | | |`;
  const { passed, seconds, says } = ended;
  return `| ${name} | ${passed ? 'passed' : '**failed**'} | ${String(seconds)} | ${says.replaceAll('|', String.raw`\|`)} |`;
}
