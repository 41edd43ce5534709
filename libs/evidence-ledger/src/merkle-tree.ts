import { hash } from 'node:crypto';

/**
 * Merkle trees of RFC 6962 (section 2.1) over SHA-256. A node is the root of a complete subtree: at
 * `level` 0 a leaf's hash, at level h over 2^h leaves; `index` counts the nodes of its level from
 * the left. Sizes and indexes are whole numbers below 2^53.
 */
export interface Node {
  readonly level: number;
  readonly index: number;
}

export type HashOf = (node: Node) => Buffer;

export const HASH_BYTES = 32;
export const EMPTY_ROOT: Buffer = hash('sha256', '', 'buffer');

const LEAF = Buffer.from([0]);
/** What an inner node is hashed over, filled anew each time. */
const inner = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

export function leafHash(entry: Buffer | string): Buffer {
  return hash(
    'sha256',
    Buffer.concat([LEAF, typeof entry === 'string' ? Buffer.from(entry) : entry]),
    'buffer',
  );
}

export function innerHash(left: Buffer, right: Buffer): Buffer {
  left.copy(inner, 1);
  right.copy(inner, 1 + HASH_BYTES);
  return hash('sha256', inner, 'buffer');
}

/**
 * The complete subtrees that make up leaves `begin` to before `end`, from left to right; `begin` is
 * where a subtree that large may begin.
 */
export function nodesOf(begin: number, end: number): Node[] {
  const nodes: Node[] = [];
  for (let at = begin; at < end;) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level += 1;
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** The root over neighbouring complete subtrees, from left to right. */
export function foldRoot(hashes: readonly Buffer[]): Buffer {
  return hashes.length === 0
    ? EMPTY_ROOT
    : hashes.reduceRight((right, left) => innerHash(left, right));
}

/** Root of a tree of so many leaves. */
export function rootOf(size: number, hashOf: HashOf): Buffer {
  return foldRoot(nodesOf(0, size).map(hashOf));
}

/** One hash of a proof: what is folded into it. */
type Range = readonly [begin: number, end: number];

/**
 * Audit path of a leaf (RFC 6962, 2.1.1), from the leaf upwards, as the subtrees that each of its
 * hashes is folded from.
 *
 * @throws RangeError where the tree has no such leaf
 */
export function inclusionPath(index: number, size: number): Node[][] {
  if (!(Number.isInteger(index) && index >= 0 && index < size))
    throw new RangeError(`A tree of ${String(size)} has no leaf ${String(index)}`);
  return pathOf(index, [0, size]).map(([begin, end]) => nodesOf(begin, end));
}

function pathOf(index: number, [begin, end]: Range): Range[] {
  if (end - begin === 1) return [];
  const middle = begin + split(end - begin);
  return index < middle
    ? [...pathOf(index, [begin, middle]), [middle, end]]
    : [...pathOf(index, [middle, end]), [begin, middle]];
}

/**
 * Consistency proof between two sizes of one tree (RFC 6962, 2.1.2), as the subtrees that each of
 * its hashes is folded from.
 *
 * @throws RangeError where the first is larger, or empty
 */
export function consistencyPath(from: number, to: number): Node[][] {
  if (!(Number.isInteger(from) && Number.isInteger(to) && from > 0 && from <= to))
    throw new RangeError(`There is no consistency proof from ${String(from)} to ${String(to)}`);
  return from === to
    ? []
    : subproof(from, [0, to], true).map(([begin, end]) => nodesOf(begin, end));
}

function subproof(size: number, [begin, end]: Range, complete: boolean): Range[] {
  if (size === end - begin) return complete ? [] : [[begin, end]];
  const middle = split(end - begin);
  if (size <= middle)
    return [...subproof(size, [begin, begin + middle], complete), [begin + middle, end]];
  return [...subproof(size - middle, [begin + middle, end], false), [begin, begin + middle]];
}

/** The largest power of two below a size. */
function split(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** Whether a leaf stands at that place of the tree with that root (RFC 9162, 2.1.3.2). */
export function provesInclusion(
  leaf: Buffer,
  at: { index: number; size: number },
  path: readonly Buffer[],
  root: Buffer,
): boolean {
  if (at.index >= at.size) return false;
  let [place, last, folded] = [at.index, at.size - 1, leaf];
  for (const hashed of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      folded = innerHash(hashed, folded);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      folded = innerHash(folded, hashed);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && folded.equals(root);
}

interface Head {
  readonly size: number;
  readonly root: Buffer;
}

/** Whether the larger tree begins with all of the smaller (RFC 9162, 2.1.4.2). */
export function provesConsistency(from: Head, to: Head, path: readonly Buffer[]): boolean {
  if (from.size > to.size || from.size === 0) return false;
  if (from.size === to.size) return path.length === 0 && from.root.equals(to.root);
  const isPower = 2 ** Math.round(Math.log2(from.size)) === from.size;
  const [first, ...rest] = isPower ? [from.root, ...path] : path;
  if (!first) return false;
  let [place, last] = [from.size - 1, to.size - 1];
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  let [before, after] = [first, first];
  for (const hashed of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      [before, after] = [innerHash(hashed, before), innerHash(hashed, after)];
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      after = innerHash(after, hashed);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && before.equals(from.root) && after.equals(to.root);
}

function half(number: number): number {
  return Math.floor(number / 2);
}
