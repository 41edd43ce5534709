import { EMPTY_ROOT, HASH_BYTES, innerHash, type Node } from './merkle-tree.js';

/**
 * A tile keeps up to 256 neighbouring hashes: at level 0 of leaves, at level L of complete subtrees
 * over 256^L of them. All other hashes of the tree are folded from these. Source: C2SP tlog-tiles.
 */
export interface TileName {
  readonly level: number;
  readonly index: number;
}

export interface Tile extends TileName {
  /** 32 bytes each, from left to right. */
  readonly hashes: Buffer;
}

const HEIGHT = 8;
const EMPTY = Buffer.alloc(0);
export const TILE_WIDTH = 2 ** HEIGHT;

/** Tiles at hand. */
export class TileSet {
  private readonly tiles = new Map<string, Tile>();
  private readonly changed = new Set<string>();

  constructor(tiles: readonly Tile[]) {
    for (const tile of tiles) this.tiles.set(nameOf(tile), tile);
  }

  /** Whether the tile, and that many hashes in it, are at hand. */
  has(node: Node): boolean {
    return this.bytesOf(node) !== undefined;
  }

  /** @throws Error where the tile, or that many hashes in it, are missing */
  hashOf(node: Node): Buffer {
    const bytes = this.bytesOf(node);
    if (!bytes)
      throw new Error(
        `The ledger lacks a part of its tree: level ${String(node.level)}, ${String(node.index)}`,
      );
    return foldComplete(bytes);
  }

  private bytesOf({ level, index }: Node): Buffer | undefined {
    const tileLevel = Math.floor(level / HEIGHT);
    const width = 2 ** (level % HEIGHT);
    const first = index * width;
    const tile = this.tiles.get(
      nameOf({ level: tileLevel, index: Math.floor(first / TILE_WIDTH) }),
    );
    const begin = (first % TILE_WIDTH) * HASH_BYTES;
    const bytes = tile?.hashes.subarray(begin, begin + width * HASH_BYTES);
    return bytes?.length === width * HASH_BYTES ? bytes : undefined;
  }

  /** Puts leaves behind those there are. */
  append(size: number, leaves: readonly Buffer[]): void {
    let hashes: readonly Buffer[] = leaves;
    let at = size;
    for (let level = 0; hashes.length > 0; level += 1) {
      for (let place = 0, index = Math.floor(at / TILE_WIDTH); place < hashes.length; index += 1) {
        const end = (index + 1) * TILE_WIDTH - at;
        this.put({ level, index }, at + place, hashes.slice(place, end));
        place = end;
      }
      const [before, after] = [
        Math.floor(at / TILE_WIDTH),
        Math.floor((at + hashes.length) / TILE_WIDTH),
      ];
      const full = Array.from({ length: after - before }, (_, count) =>
        this.tiles.get(nameOf({ level, index: before + count })),
      );
      hashes = full.map((tile) => foldComplete(tile?.hashes ?? EMPTY));
      at = before;
    }
  }

  /** Those that `append` changed. */
  get written(): Tile[] {
    return [...this.changed].flatMap((name) => this.tiles.get(name) ?? []);
  }

  private put(name: TileName, place: number, hashes: readonly Buffer[]): void {
    const known = this.tiles.get(nameOf(name))?.hashes ?? EMPTY;
    if (known.length !== (place % TILE_WIDTH) * HASH_BYTES)
      throw new Error(`The ledger lacks a part of its tree: tile ${nameOf(name)}`);
    this.tiles.set(nameOf(name), { ...name, hashes: Buffer.concat([known, ...hashes]) });
    this.changed.add(nameOf(name));
  }
}

/** The tiles from which nodes can be folded. */
export function tilesOf(nodes: readonly Node[]): TileName[] {
  const names = nodes.map(({ level, index }) => ({
    level: Math.floor(level / HEIGHT),
    index: Math.floor((index * 2 ** (level % HEIGHT)) / TILE_WIDTH),
  }));
  return [...new Map(names.map((name) => [nameOf(name), name])).values()];
}

/**
 * The last tile of each level of a tree of that size, where it is not full: what `append` writes
 * on.
 */
export function openTiles(size: number): TileName[] {
  const tiles: TileName[] = [];
  for (
    let [level, count] = [0, size];
    count > 0;
    [level, count] = [level + 1, Math.floor(count / TILE_WIDTH)]
  ) {
    if (count % TILE_WIDTH !== 0) tiles.push({ level, index: Math.floor(count / TILE_WIDTH) });
  }
  return tiles;
}

function nameOf({ level, index }: TileName): string {
  return `${String(level)}/${String(index)}`;
}

/** The root over a power of two of hashes; in place, since a proof folds a thousand of them. */
function foldComplete(bytes: Buffer): Buffer {
  const hashes = Buffer.from(bytes);
  for (let count = bytes.length / HASH_BYTES; count > 1; count /= 2) {
    for (let pair = 0; pair < count / 2; pair += 1) {
      const left = 2 * pair * HASH_BYTES;
      innerHash(
        hashes.subarray(left, left + HASH_BYTES),
        hashes.subarray(left + HASH_BYTES, left + 2 * HASH_BYTES),
      ).copy(hashes, pair * HASH_BYTES);
    }
  }
  return bytes.length === 0 ? EMPTY_ROOT : hashes.subarray(0, HASH_BYTES);
}
