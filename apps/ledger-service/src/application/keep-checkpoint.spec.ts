import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Signer, signerOf, verifierOf } from '@hub/evidence-ledger';
import { CountingIds, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { CheckpointFile } from '../adapters/checkpoint-file.js';
import { evidenceBatch } from '../testing/examples.js';
import { inMemoryLedgerStores } from '../testing/in-memory-ledger.js';
import { AppendEvidence } from './append-evidence.js';
import { LedgerGuard } from './guard-ledger.js';
import { KeepCheckpoint } from './keep-checkpoint.js';
import type { LedgerStores } from './ports.js';

const signer = signerOf('hub', 'ledger', Buffer.alloc(32, 1).toString('base64'));
const otherKey = signerOf('hub', 'ledger', Buffer.alloc(32, 2).toString('base64'));
const otherHub = signerOf('another-hub', 'ledger', Buffer.alloc(32, 1).toString('base64'));

describe('the checkpoint that is kept apart', () => {
  let path: string;
  let turns: (string | undefined)[];
  const batches = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, place) => evidenceBatch(from + place));
  /** A ledger of its own with so many entries, as a service with that key made it. */
  const ledger = async (from = 1, to = 0, by: Signer = signer) => {
    const stores = inMemoryLedgerStores();
    await service(stores, by, `${path}.unused`).append(from, to);
    return stores;
  };
  /** A process of the service over a ledger. */
  const service = (stores: LedgerStores, by: Signer = signer, file = path) => {
    let at = stores;
    const work = new FakeUnitOfWork<LedgerStores>({
      ...stores,
      get ledger() {
        return at.ledger;
      },
    });
    const keeper = new CheckpointFile(file);
    const guard = new LedgerGuard(keeper, verifierOf(by), (trouble) => turns.push(trouble?.kind));
    const appending = new AppendEvidence(work, by, guard, {
      clock: new FixedClock(),
      ids: new CountingIds(),
    });
    const keeping = new KeepCheckpoint(work, guard, keeper, new CountingIds());
    return {
      guard,
      append: (from: number, to: number) => appending.execute(batches(from, to)),
      keep: () => keeping.execute(),
      restore: (older: LedgerStores) => {
        at = older;
      },
    };
  };
  const kept = () => readFileSync(path, 'utf8');
  const sizeKept = () => Number(kept().split('\n')[1]);
  beforeEach(() => {
    path = `${mkdtempSync(`${tmpdir()}/checkpoint-`)}/kept.txt`;
    turns = [];
  });

  it('follows a ledger that goes on from it, through starts and from nothing', async () => {
    const stores = await ledger();
    await service(stores).keep();
    const one = service(stores);
    await one.append(1, 300);
    await one.keep();
    expect(sizeKept()).toBe(300);
    const next = service(stores);
    await next.keep();
    await next.append(301, 302);
    await next.keep();
    expect([sizeKept(), turns]).toEqual([302, []]);
  });

  it.each([
    ['shorter', 1, 299, 'entries_lost'],
    ['of the same length but another one', 11, 310, 'another_ledger'],
    ['longer but another one', 11, 400, 'another_ledger'],
    ['empty', 1, 0, 'entries_lost'],
  ])(
    'stays as it is while a running service finds a ledger that is %s, takes nothing in, and goes on once it is put right',
    async (_how, from, to, kind) => {
      const right = await ledger();
      const wrong = await ledger(from, to);
      const running = service(right);
      await running.append(1, 300);
      await running.keep();
      const before = kept();
      running.restore(wrong);
      await expect(running.append(900, 901)).rejects.toThrow(/See docs\/how-to\/restore.md/);
      await running.keep();
      expect([kept(), running.guard.because === undefined, turns]).toEqual([before, false, [kind]]);
      expect(await wrong.ledger.leafOfMessage(evidenceBatch(900).evidence.message)).toBeUndefined();
      const started = service(wrong);
      await started.keep();
      await expect(started.append(900, 901)).rejects.toThrow(path);
      expect([kept(), started.guard.because === undefined]).toEqual([before, false]);
      running.restore(right);
      await running.append(900, 901);
      await running.keep();
      expect([sizeKept(), running.guard.because]).toEqual([302, undefined]);
    },
  );

  it('need not be there for a process to know what it signed itself', async () => {
    const running = service(await ledger());
    await running.append(1, 3);
    running.restore(await ledger(1, 2));
    await expect(running.append(4, 4)).rejects.toThrow(
      'The ledger has 2 entries, but this process signed one of 3: entries were lost.',
    );
    await running.keep();
    expect(() => kept()).toThrow('ENOENT');
  });

  it('is written again where it is gone, and let go where it is moved away before a start', async () => {
    const stores = await ledger(1, 3);
    const running = service(stores);
    await running.keep();
    rmSync(path);
    await running.keep();
    expect(sizeKept()).toBe(3);
    const older = await ledger(1, 2);
    rmSync(path);
    const started = service(older);
    await started.keep();
    await started.append(4, 4);
    expect([sizeKept(), started.guard.because]).toEqual([2, undefined]);
  });

  it('that is broken, unreadable, of another ledger or under another key stops it, and is left as it is', async () => {
    const stores = await ledger(1, 3);
    const said = async () => {
      const running = service(stores);
      await running.keep();
      await expect(running.append(4, 4)).rejects.toThrow(path);
      return running.guard.because;
    };
    for (const broken of ['', 'no checkpoint', 'hub\n3\n']) {
      writeFileSync(path, broken);
      expect(await said()).toContain('holds no checkpoint: it is broken, or another file');
      expect(kept()).toBe(broken);
    }
    rmSync(path);
    await service(await ledger(1, 3, otherHub), otherHub).keep();
    expect(await said()).toContain('holds a checkpoint of another ledger, another-hub');
    rmSync(path);
    await service(await ledger(1, 3, otherKey), otherKey).keep();
    expect(await said()).toContain('is not signed by this ledger’s key');
    rmSync(path);
    mkdirSync(path);
    expect(await said()).toContain('cannot be read');
  });

  it('is never put back by a copy of the service that is behind', async () => {
    const stores = await ledger();
    const [one, other] = [service(stores), service(stores)];
    await one.append(1, 3);
    await one.keep();
    await other.append(4, 5);
    await other.keep();
    await one.keep();
    expect([sizeKept(), turns]).toEqual([5, []]);
    one.restore(await ledger(1, 4));
    await one.keep();
    expect([sizeKept(), turns]).toEqual([5, ['entries_lost']]);
  });
});
