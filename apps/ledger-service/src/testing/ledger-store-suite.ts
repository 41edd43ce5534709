import { expect, it } from '@jest/globals';
import { HASH_BYTES, TILE_WIDTH } from '@hub/evidence-ledger';
import { leafOf } from '../domain/ledger-entry.js';
import type { LedgerStores } from '../application/ports.js';
import { EPISODE, evidenceBatch, GREENWICH, LEWISHAM, SOUTHWARK } from './examples.js';

/** What every implementation of the store keeps to, the one in memory and the one on PostgreSQL. */
export function ledgerStoreSuite(open: () => LedgerStores): void {
  it('takes evidence in once, leaves behind one another, tiles and checkpoints as they are', async () => {
    const { ledger } = open();
    const batches = [1, 2, 3].map((number) =>
      evidenceBatch(number, number === 2 ? { concerning: [SOUTHWARK] } : {}),
    );
    expect(await ledger.lock()).toBe(0);
    expect(await ledger.checkpoint()).toBeUndefined();
    expect(await ledger.takeIn(batches)).toEqual(batches);
    expect(await ledger.takeIn([...batches, evidenceBatch(4)])).toEqual([evidenceBatch(4)]);

    const leaves = batches.map((batch, index) => leafOf(batch, index));
    const tile = { level: 0, index: 0, hashes: Buffer.alloc(96, 7) };
    const checkpoint = { size: 3, note: 'note', at: '2026-03-02T09:30:00.000Z' };
    await ledger.append(leaves, [tile], checkpoint);
    expect(await ledger.lock()).toBe(3);
    expect(
      await ledger.tiles([
        { level: 0, index: 0 },
        { level: 1, index: 0 },
      ]),
    ).toEqual([tile]);
    expect(await ledger.tiles([])).toEqual([]);
    const full = { ...tile, hashes: Buffer.alloc(TILE_WIDTH * HASH_BYTES, 7) };
    await ledger.append([leafOf(evidenceBatch(4), 3)], [full], { ...checkpoint, size: 4 });
    expect(await ledger.tiles([{ level: 0, index: 0 }])).toEqual([full]);
    expect(await ledger.checkpoint()).toEqual({ ...checkpoint, size: 4 });
    expect(await ledger.checkpoint(3)).toEqual(checkpoint);
    expect(await ledger.checkpoint(2)).toBeUndefined();

    expect(await ledger.leafOfMessage(evidenceBatch(2).evidence.message)).toEqual(leaves[1]);
    const indexes = async (
      authority: string | undefined,
      before: number | undefined,
      limit: number,
    ) => (await ledger.leavesOf(EPISODE, { authority, before, limit })).map(({ index }) => index);
    expect(await indexes(undefined, undefined, 10)).toEqual([3, 2, 1, 0]);
    expect(await indexes(GREENWICH, undefined, 10)).toEqual([3, 2, 0]);
    expect(await indexes(SOUTHWARK, undefined, 10)).toEqual([1]);
    expect(await indexes(LEWISHAM, 3, 2)).toEqual([2, 1]);
  });

  it('knows witnesses, and keeps the first cosignature of each', async () => {
    const { ledger } = open();
    expect(await ledger.witness(GREENWICH)).toBeUndefined();
    await ledger.setWitness(GREENWICH, 'one');
    await ledger.setWitness(GREENWICH, 'two');
    expect(await ledger.witness(GREENWICH)).toBe('two');
    if (!(await ledger.checkpoint(3)))
      await ledger.append([], [], { size: 3, note: 'note', at: '2026-03-02T09:30:00.000Z' });
    const first = { size: 3, authority: GREENWICH, line: 'line', at: '2026-03-02T09:30:01.000Z' };
    await ledger.addCosignature(first);
    await ledger.addCosignature({ ...first, line: 'later' });
    expect(await ledger.cosignatures(3)).toEqual([first]);
    expect(await ledger.cosignatures(4)).toEqual([]);
  });
}
