import { describe, expect, it } from '@jest/globals';
import { leafHash, rootOf } from './merkle-tree.js';
import { cosign, signCheckpoint, type Signer, signerOf, verifierOf } from './signed-note.js';
import { TileSet } from './tiles.js';
import { type LeafRow, type LedgerCopy, verifyLedger } from './verify-ledger.js';

const seed = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const hub = signerOf('hub', 'ledger', seed(1));
const witness = signerOf('E09000011', 'witness', seed(2));
const ENTRIES = Array.from({ length: 300 }, (_, place) => `{"n":${String(place)}}`);
const SIZES = [100, 200, 300];

function rowsOf(entries: readonly string[]): LeafRow[] {
  return entries.map((entry, index) => ({ index, entry, hash: leafHash(entry) }));
}

function noteOf(entries: readonly string[], size: number, signer: Signer = hub): string {
  const tiles = new TileSet([]);
  tiles.append(
    0,
    entries.slice(0, size).map((entry) => leafHash(entry)),
  );
  return signCheckpoint(
    { origin: 'hub', size, root: rootOf(size, (node) => tiles.hashOf(node)) },
    signer,
  );
}

// eslint-disable-next-line @typescript-eslint/require-await -- stands for rows that are read as they are needed
async function* stream(rows: readonly LeafRow[]): AsyncGenerator<LeafRow> {
  yield* rows;
}

function verify(rows: readonly LeafRow[], change: Partial<LedgerCopy> = {}) {
  const checkpoints = SIZES.map((size) => noteOf(ENTRIES, size));
  return verifyLedger({
    leaves: stream(rows),
    checkpoints,
    ledger: [verifierOf(hub)],
    witnessed: [],
    ...change,
  });
}

describe('verifying a ledger', () => {
  const rows = rowsOf(ENTRIES);
  const changed = ENTRIES.map((entry, place) => (place === 150 ? '{"n":"other"}' : entry));

  it('finds nothing where all is well', async () => {
    expect(await verify(rows)).toEqual({ leaves: 300, checkpoints: 3 });
    expect(
      await verifyLedger({ leaves: stream([]), checkpoints: [], ledger: [], witnessed: [] }),
    ).toEqual({ leaves: 0, checkpoints: 0 });
  });

  it('names a row that was changed', async () => {
    const touched = rows.map((row) =>
      row.index === 150 ? { ...row, entry: '{"n":"other"}' } : row,
    );
    expect(await verify(touched)).toMatchObject({ fault: { what: 'row_changed', row: 150 } });
  });

  it('names the rows in which one was changed together with its hash', async () => {
    expect(await verify(rowsOf(changed))).toMatchObject({
      fault: { what: 'rows_do_not_make_checkpoint', row: 100, to: 199 },
    });
    const withoutHashes = rowsOf(changed).map(({ index, entry }) => ({ index, entry }));
    expect(await verify(withoutHashes)).toMatchObject({
      fault: { what: 'rows_do_not_make_checkpoint', row: 100, to: 199 },
    });
  });

  it('names a row that was removed, also the last ones', async () => {
    expect(await verify(rows.filter(({ index }) => index !== 150))).toMatchObject({
      fault: { what: 'row_missing', row: 150 },
    });
    expect(await verify(rows.slice(0, 290))).toMatchObject({
      fault: { what: 'row_missing', row: 290 },
    });
  });

  it('names rows that changed places', async () => {
    const swapped = rows.map(
      ({ index }) => rows[index === 150 ? 151 : index === 151 ? 150 : index] ?? rows[0],
    ) as LeafRow[];
    expect(await verify(swapped)).toMatchObject({ fault: { what: 'row_missing', row: 150 } });
    const renumbered = swapped.map((row, index) => ({ ...row, index }));
    expect(await verify(renumbered)).toMatchObject({
      fault: { what: 'rows_do_not_make_checkpoint', row: 100, to: 199 },
    });
  });

  it('names a checkpoint that was signed anew with another key', async () => {
    const stranger = signerOf('hub', 'ledger', seed(9));
    const checkpoints = SIZES.map((size) => noteOf(changed, size, size < 200 ? hub : stranger));
    expect(await verify(rowsOf(changed), { checkpoints })).toMatchObject({
      fault: { what: 'checkpoint_not_signed', size: 200 },
    });
  });

  it('names what a witness saw otherwise, where rows and checkpoints were signed anew with the ledger’s own key', async () => {
    const checkpoints = SIZES.map((size) => noteOf(changed, size));
    const seen = noteOf(ENTRIES, 200);
    const cosigned = `${seen}${cosign(seen, witness, 1_772_443_800)}`;
    expect(await verify(rowsOf(changed), { checkpoints })).toEqual({ leaves: 300, checkpoints: 3 });
    for (const witnessed of [
      [{ note: seen }],
      [{ note: cosigned, witness: verifierOf(witness) }],
    ]) {
      expect(await verify(rowsOf(changed), { checkpoints, witnessed })).toMatchObject({
        fault: { what: 'witness_disagrees', size: 200 },
      });
      expect(await verify(rows, { witnessed })).toEqual({ leaves: 300, checkpoints: 3 });
    }
  });

  it('names a ledger that is shorter than what a witness saw, and a cosignature that is none', async () => {
    const checkpoints = [noteOf(ENTRIES, 100)];
    const witnessed = [{ note: noteOf(ENTRIES, 200) }];
    expect(await verify(rows.slice(0, 100), { checkpoints, witnessed })).toMatchObject({
      fault: { what: 'checkpoint_beyond_rows', size: 200 },
    });
    expect(
      await verify(rows, {
        witnessed: [{ note: noteOf(ENTRIES, 200), witness: verifierOf(witness) }],
      }),
    ).toMatchObject({ fault: { what: 'cosignature_invalid', size: 200 } });
    expect(await verify(rows, { checkpoints: ['nonsense'] })).toMatchObject({
      fault: { what: 'checkpoint_unreadable' },
    });
  });
});
