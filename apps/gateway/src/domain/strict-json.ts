import { findUnfit } from '@hub/contracts/shape';

const MAX_DEPTH = 16;
const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*")|([{}[\]:,])|([^\s{}[\]:,"]+))/sy;

export type StrictJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly because: string };

/**
 * Parses JSON as the hub accepts it: UTF-8 without exception, at most 16 levels, no name twice in
 * one object, nothing that `findUnfit` finds.
 */
export function parseStrictJson(bytes: Buffer): StrictJson {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { ok: false, because: 'is not UTF-8' };
  }
  const fault = findFault(text);
  if (fault !== undefined) return { ok: false, because: fault };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, because: 'is not JSON' };
  }
  const unfit = findUnfit(value);
  return unfit ? { ok: false, because: unfit.message } : { ok: true, value };
}

/** Walks the tokens without recursion, so that depth costs nothing before it is refused. */
function findFault(text: string): string | undefined {
  const open: (Set<string> | 'array')[] = [];
  let expectsName = false;
  let read = 0;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
    const [, string, mark] = token;
    read = TOKEN.lastIndex;
    const inside = open.at(-1);
    if (string !== undefined && expectsName && inside instanceof Set) {
      const name = decodeString(string);
      if (name === undefined) return 'is not JSON';
      if (inside.has(name)) return 'contains a name twice in one object';
      inside.add(name);
      expectsName = false;
    }
    if (mark === '{' || mark === '[') {
      open.push(mark === '{' ? new Set() : 'array');
      if (open.length > MAX_DEPTH) return `is nested deeper than ${String(MAX_DEPTH)} levels`;
    }
    if (mark === '}' || mark === ']') open.pop();
    if (mark === '{' || mark === ',') expectsName = open.at(-1) instanceof Set;
  }
  return text.slice(read).trim() === '' ? undefined : 'is not JSON';
}

function decodeString(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}
