import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { readShape, type Shape } from '@hub/contracts/shape';

/** Finds fault with a field of a settings file. */
export type FaultAt = (field: string, what: string) => void;

/**
 * Reads a YAML file that governs how the hub behaves.
 *
 * @param check what a shape cannot say, such as how fields relate
 * @throws Error that names the file, and all that is wrong in it, each with its line
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
  const refuse = (found: readonly string[]): never => {
    throw new Error(`${path}, ${found.join('; ')}`);
  };
  const at = (line: number, what: string): string => `line ${String(line)}: ${what}`;
  const broken = document.errors.map(({ pos: [offset], message }) =>
    at(lineAt(offset), message.split('\n')[0] ?? 'is not YAML'),
  );
  if (broken.length > 0) return refuse(broken);
  const lineOf = (field: string): number => {
    const way = field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    for (; way.length > 0; way.pop()) {
      const node = document.getIn(way, true);
      if (isNode(node)) return lineAt(node.range?.[0]);
    }
    return lineAt(0);
  };
  const reading = readShape(shape, document.toJS(), 'refuse');
  if (!reading.ok)
    return refuse(
      reading.faults.map(({ field, message }) => at(lineOf(field), wordsOf(field, message))),
    );
  const wrong: string[] = [];
  check?.(reading.value, (field, what) => wrong.push(at(lineOf(field), `${field}${what}`)));
  return wrong.length > 0 ? refuse(wrong) : reading.value;
}

/** The field once: a shape says it too, without the way to it. */
const wordsOf = (field: string, message: string): string =>
  `${field} ${message.replace(/^\S+ (?=must)/, '')}`;
