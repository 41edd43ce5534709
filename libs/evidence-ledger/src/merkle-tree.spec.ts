import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  consistencyPath,
  EMPTY_ROOT,
  foldRoot,
  inclusionPath,
  innerHash,
  leafHash,
  type Node,
  provesConsistency,
  provesInclusion,
  rootOf,
} from './merkle-tree.js';

/** Leaves and roots of the reference implementation of Certificate Transparency. */
const REFERENCE = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((text) => Buffer.from(text, 'hex'));
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** RFC 6962, 2.1, as it is written. */
function plainRoot(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (!first) return EMPTY_ROOT;
  if (leaves.length === 1) return first;
  let middle = 1;
  while (middle * 2 < leaves.length) middle *= 2;
  return innerHash(plainRoot(leaves.slice(0, middle)), plainRoot(leaves.slice(middle)));
}

const leavesOf = (size: number): Buffer[] =>
  Array.from({ length: size }, (_, place) => leafHash(`leaf ${String(place)}`));
const nodesIn =
  (leaves: readonly Buffer[]) =>
  ({ level, index }: Node) =>
    plainRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
const sizes = fc.integer({ min: 1, max: 300 });

describe('a Merkle tree', () => {
  it('has the roots of the reference implementation, for each size', () => {
    expect(EMPTY_ROOT.toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    const leaves = REFERENCE.map((entry) => leafHash(entry));
    for (const [place, root] of ROOTS.entries())
      expect(rootOf(place + 1, nodesIn(leaves)).toString('hex')).toBe(root);
  });

  it('proves each of its leaves, and no other leaf, place or root', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, pick) => {
        const [index, leaves] = [pick % size, leavesOf(size)];
        const root = plainRoot(leaves);
        const path = inclusionPath(index, size).map((nodes) =>
          foldRoot(nodes.map(nodesIn(leaves))),
        );
        const leaf = leaves[index] ?? EMPTY_ROOT;
        expect(provesInclusion(leaf, { index, size }, path, root)).toBe(true);
        expect(provesInclusion(leafHash('other'), { index, size }, path, root)).toBe(false);
        expect(provesInclusion(leaf, { index: (index + 1) % size, size }, path, root)).toBe(
          size === 1,
        );
        expect(provesInclusion(leaf, { index, size }, [...path, root], root)).toBe(false);
        expect(provesInclusion(leaf, { index, size }, path, leafHash('other'))).toBe(false);
        if (path.length > 0)
          expect(provesInclusion(leaf, { index, size }, path.slice(1), root)).toBe(false);
      }),
    );
  });

  it('proves that it begins with what it was, and with nothing else', () => {
    fc.assert(
      fc.property(sizes, sizes, (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const leaves = leavesOf(to);
        const [before, after] = [plainRoot(leaves.slice(0, from)), plainRoot(leaves)];
        const path = consistencyPath(from, to).map((nodes) => foldRoot(nodes.map(nodesIn(leaves))));
        expect(
          provesConsistency({ size: from, root: before }, { size: to, root: after }, path),
        ).toBe(true);
        expect(
          provesConsistency({ size: from, root: leafHash('x') }, { size: to, root: after }, path),
        ).toBe(false);
        expect(
          provesConsistency({ size: from, root: before }, { size: to, root: leafHash('x') }, path),
        ).toBe(false);
        if (path.length > 0)
          expect(
            provesConsistency(
              { size: from, root: before },
              { size: to, root: after },
              path.slice(0, -1),
            ),
          ).toBe(false);
      }),
    );
  });

  it('has no proof for a leaf, or from a size, that it has not', () => {
    for (const index of [-1, 5, 0.5]) expect(() => inclusionPath(index, 5)).toThrow(RangeError);
    for (const from of [0, 6, 1.5]) expect(() => consistencyPath(from, 5)).toThrow(RangeError);
    expect(consistencyPath(5, 5)).toEqual([]);
  });
});
