import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { type Fault, readShape, type Shape } from '@hub/contracts/shape';

/** Finds fault with a field of a settings file. @throws Error that names the file, the line and what is wrong there */
export type FaultAt = (field: string, what: string) => never;

/**
 * Reads a YAML file that governs how the hub behaves.
 *
 * @param check what a shape cannot say, such as how fields relate
 * @throws Error that names the file, the line and what is wrong there
 */
export function readSettingsFile<T extends object>(
  shape: Shape<T>,
  path: string,
  check?: (settings: T, faultAt: FaultAt) => void,
): T {
  return readSettings(shape, { text: readFileSync(path, 'utf8'), path }, check);
}

export function readSettings<T extends object>(
  shape: Shape<T>,
  { text, path }: { readonly text: string; readonly path: string },
  check?: (settings: T, faultAt: FaultAt) => void,
): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number | undefined): number => lines.linePos(offset ?? 0).line;
  const fail = (line: number, what: string): never => {
    throw new Error(`${path}, line ${String(line)}: ${what}`);
  };
  const [broken] = document.errors;
  if (broken) return fail(lineAt(broken.pos[0]), broken.message.split('\n')[0] ?? 'is not YAML');
  const lineOf = (field: string): number => {
    const way = field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    for (; way.length > 0; way.pop()) {
      const node = document.getIn(way, true);
      if (isNode(node)) return lineAt(node.range?.[0]);
    }
    return lineAt(0);
  };
  const reading = readShape(shape, document.toJS(), 'refuse');
  if (!reading.ok) throw new Error(sentenceOf(reading.faults, path, lineOf));
  check?.(reading.value, (field, what) => fail(lineOf(field), `${field}${what}`));
  return reading.value;
}

/** All faults at once, each with its line. */
function sentenceOf(
  faults: readonly Fault[],
  path: string,
  lineOf: (field: string) => number,
): string {
  const found = faults.map(({ field, message }) => {
    const what = message.replace(/^\S+ (?=must)/, '');
    return `line ${String(lineOf(field))}: ${field} ${what}`;
  });
  return `${path}, ${found.join('; ')}`;
}
