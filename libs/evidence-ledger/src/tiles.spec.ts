import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leafHash, nodesOf, rootOf } from './merkle-tree.js';
import { openTiles, type Tile, TILE_WIDTH, TileSet, tilesOf } from './tiles.js';

const leavesOf = (from: number, count: number): Buffer[] =>
  Array.from({ length: count }, (_, place) => leafHash(String(from + place)));
const key = ({ level, index }: { level: number; index: number }): string =>
  `${String(level)}/${String(index)}`;

/** Appends as a store would: only the open tiles are read. */
function appendTo(kept: Map<string, Tile>, size: number, leaves: readonly Buffer[]): void {
  const set = new TileSet(openTiles(size).flatMap((name) => kept.get(key(name)) ?? []));
  set.append(size, leaves);
  for (const tile of set.written) kept.set(key(tile), tile);
}

describe('the tiles of a tree', () => {
  it('hold the same however the leaves came, and give every node', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 }),
        (batches) => {
          const kept = new Map<string, Tile>();
          let size = 0;
          for (const count of batches) {
            appendTo(kept, size, leavesOf(size, count));
            size += count;
          }
          const atOnce = new TileSet([]);
          atOnce.append(0, leavesOf(0, size));
          expect(
            [...kept.values()].map((tile) => [key(tile), tile.hashes.toString('hex')]).sort(),
          ).toEqual(atOnce.written.map((tile) => [key(tile), tile.hashes.toString('hex')]).sort());
          const needed = tilesOf(nodesOf(0, size)).map((name) => kept.get(key(name)));
          const set = new TileSet(needed.flatMap((tile) => tile ?? []));
          const plain = (begin: number, end: number): Buffer => {
            const leaves = new TileSet([]);
            leaves.append(0, leavesOf(begin, end - begin));
            return rootOf(end - begin, (node) => leaves.hashOf(node));
          };
          expect(rootOf(size, (node) => set.hashOf(node))).toEqual(plain(0, size));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('of a large tree are three levels', () => {
    const set = new TileSet([]);
    const size = TILE_WIDTH ** 2 + 3;
    set.append(0, leavesOf(0, size));
    expect(new Set(set.written.map(({ level }) => level))).toEqual(new Set([0, 1, 2]));
    expect(openTiles(size)).toEqual([
      { level: 0, index: TILE_WIDTH },
      { level: 2, index: 0 },
    ]);
  });

  it('say so where a part is missing', () => {
    expect(() => new TileSet([]).hashOf({ level: 0, index: 7 })).toThrow(/lacks/);
    expect(() => {
      new TileSet([]).append(5, leavesOf(0, 1));
    }).toThrow(/lacks/);
  });
});
