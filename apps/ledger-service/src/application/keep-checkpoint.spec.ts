import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { signerOf, verifierOf } from '@hub/evidence-ledger';
import { CountingIds, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { CheckpointFile } from '../adapters/checkpoint-file.js';
import { evidenceBatch } from '../testing/examples.js';
import { inMemoryLedgerStores } from '../testing/in-memory-ledger.js';
import { AppendEvidence } from './append-evidence.js';
import { KeepCheckpoint } from './keep-checkpoint.js';
import type { LedgerStores } from './ports.js';

const signer = signerOf('hub', 'ledger', Buffer.alloc(32, 1).toString('base64'));
const other = signerOf('hub', 'ledger', Buffer.alloc(32, 2).toString('base64'));

describe('the checkpoint that is kept apart', () => {
  let path: string;
  const fresh = () => new FakeUnitOfWork<LedgerStores>(inMemoryLedgerStores());
  const append = (work: ReturnType<typeof fresh>, from: number, to: number) =>
    new AppendEvidence(work, signer, { clock: new FixedClock(), ids: new CountingIds() }).execute(
      Array.from({ length: to - from + 1 }, (_, place) => evidenceBatch(from + place)),
    );
  const keep = (work: ReturnType<typeof fresh>, by = signer) =>
    new KeepCheckpoint(work, new CheckpointFile(path), verifierOf(by));

  beforeEach(() => {
    path = `${mkdtempSync(`${tmpdir()}/checkpoint-`)}/kept.txt`;
  });

  it('lets a ledger start that goes on from it, and one that was never kept', async () => {
    const work = fresh();
    await keep(work).execute();
    await keep(work).check();
    await append(work, 1, 3);
    const keeping = keep(work);
    await keeping.execute();
    const kept = readFileSync(path, 'utf8');
    await append(work, 4, 5);
    await keep(work).check();
    await keeping.execute();
    expect(readFileSync(path, 'utf8')).not.toBe(kept);
    await keep(work).check();
  });

  it('stops one that is shorter, one of the same length that is another, and one that was signed by another key', async () => {
    const work = fresh();
    await append(work, 1, 3);
    await keep(work).execute();
    await expect(keep(fresh()).check()).rejects.toThrow(
      /has 0 entries, but .*kept\.txt holds a signed checkpoint of 3/,
    );
    const shorter = fresh();
    await append(shorter, 1, 2);
    await expect(keep(shorter).check()).rejects.toThrow('entries were lost');
    const another = fresh();
    await append(another, 11, 13);
    await expect(keep(another).check()).rejects.toThrow('is not the one');
    await expect(keep(work, other).check()).rejects.toThrow('is not signed by this ledger’s key');
    writeFileSync(path, 'no checkpoint');
    await expect(keep(work).check()).rejects.toThrow('is not signed by this ledger’s key');
  });
});
