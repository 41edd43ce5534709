import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { LookupStores } from '../application/ports.js';
import type { PointerEntry, Reconciliation } from '../application/pointers/pointer-ports.js';
import { GREENWICH, LEWISHAM, pointer } from './examples.js';

/**
 * What every implementation of the index keeps to: pointers one at a time, and all of an authority
 * at once.
 */
export function indexSuite(open: () => LookupStores): void {
  let last = 8_000;
  const begun = (
    authority: string,
    begunAt: string,
    change: Partial<Reconciliation> = {},
  ): Reconciliation => ({
    id: testId((last += 1)),
    authority,
    state: 'receiving',
    parts: 1,
    pointers: 0,
    begunAt,
    received: [],
    ...change,
  });
  const staged = (entries: readonly PointerEntry[], part = 1) =>
    entries.map(({ pointer: own, tokens }, place) => ({
      part,
      line: place + 1,
      pointer: own,
      tokens,
    }));
  const replaceAll = async (
    { reconciliations }: LookupStores,
    authority: string,
    entries: readonly PointerEntry[],
    at: string,
  ): Promise<number> => {
    const one = begun(authority, at);
    await reconciliations.begin(one);
    await reconciliations.stage(one, staged(entries));
    return reconciliations.putInPlace(one);
  };

  it('takes one out, and counts it no more', async () => {
    const stores = open();
    const { pointers } = stores;
    const receivedAt = '2026-03-02T08:00:00.000Z';
    const [key, value] = [71n, 72n];
    const entry = (reference: string, authority: string): PointerEntry => ({
      authority,
      pointer: pointer(reference),
      receivedAt,
      tokens: { version: 1, keys: [key], values: [value], household: undefined, content: key },
    });
    await pointers.put(entry('out', GREENWICH));
    await pointers.put(entry('out', LEWISHAM));
    const before = (await pointers.census([])).records;
    expect(await pointers.remove(GREENWICH, 'out')).toBe(true);
    expect(await pointers.remove(GREENWICH, 'out')).toBe(false);
    expect((await pointers.candidates([key])).map(({ authority }) => authority)).toEqual([
      LEWISHAM,
    ]);
    const { records, counts } = await pointers.census([value]);
    expect(counts.get(value)).toBe(1);
    expect(records).toBe(before - 1);
  });

  it('says anew what stands beside the child, by which it is found and counted as before', async () => {
    const { pointers } = open();
    const [key, value] = [73n, 74n];
    const entry: PointerEntry = {
      authority: GREENWICH,
      pointer: pointer('worded'),
      receivedAt: '2026-03-02T08:00:00.000Z',
      tokens: { version: 1, keys: [key], values: [value], household: undefined, content: key },
    };
    const { records } = await pointers.census([]);
    await pointers.add(entry);
    const leadProfessional = { name: 'Ada', role: 'Health visitor', team: 'Early Help' };
    const named = { ...entry.pointer, leadProfessional };
    await pointers.reword({ authority: GREENWICH, pointer: named });
    const found = (): Promise<unknown> => pointers.candidates([key]);
    expect(await found()).toMatchObject([{ authority: GREENWICH, pointer: named }]);
    const census = await pointers.census([value]);
    expect([census.records - records, census.counts.get(value)]).toEqual([1, 1]);
    // The same as at first is another than it is now.
    await pointers.put(entry);
    expect(await found()).toMatchObject([{ pointer: entry.pointer }]);
    expect(await pointers.find(GREENWICH, 'worded')).not.toHaveProperty('pointer.leadProfessional');
    await pointers.reword({ authority: GREENWICH, pointer: pointer('unknown') });
    expect(await pointers.find(GREENWICH, 'unknown')).toBeUndefined();
    await pointers.remove(GREENWICH, 'worded');
  });

  it('finds pointers by any key, and replaces all of an authority at once', async () => {
    const stores = open();
    const { pointers } = stores;
    const at = '2026-03-02T08:00:00.000Z';
    const [a, b, c] = [1n, 2n, -3n];
    const index = (reference: string, keys: bigint[], authority = GREENWICH) => ({
      authority,
      pointer: pointer(reference),
      receivedAt: at,
      tokens: { version: 1, keys, values: [], household: undefined, content: keys[0] ?? 0n },
    });
    const found = async (...keys: bigint[]) =>
      (await pointers.candidates(keys)).map((one) => one.pointer.reference);
    expect(await replaceAll(stores, GREENWICH, [index('one', [a, b]), index('two', [c])], at)).toBe(
      0,
    );
    await pointers.put(index('three', [c], LEWISHAM));
    expect(await pointers.candidates([b])).toEqual([
      { authority: GREENWICH, pointer: pointer('one'), receivedAt: at },
    ]);
    expect(await pointers.find(GREENWICH, 'one')).toEqual({
      authority: GREENWICH,
      pointer: pointer('one'),
      receivedAt: at,
    });
    expect(await pointers.find(LEWISHAM, 'one')).toBeUndefined();
    expect(await found(b, c)).toEqual(['one', 'two', 'three']);
    await pointers.put(index('two', [a]));
    expect(await found(c)).toEqual(['three']);
    expect(await replaceAll(stores, GREENWICH, [index('two', [b])], at)).toBe(1);
    expect(await found(a)).toEqual([]);
    expect((await pointers.freshness()).get(GREENWICH)).toBe(at);
  });

  it('counts values and households, through every change', async () => {
    const stores = open();
    const { pointers } = stores;
    const at = '2026-03-02T08:00:00.000Z';
    const authority = 'E09000031';
    const [rare, common, nobodys, home] = [11n, 12n, 13n, 14n];
    const index = (reference: string, values: bigint[]) => ({
      authority,
      pointer: pointer(reference),
      receivedAt: at,
      tokens: { version: 1, keys: [], values, household: home, content: BigInt(values.length) },
    });
    const counts = async () => {
      const census = await pointers.census([rare, common, nobodys]);
      return [rare, common, nobodys].map((token) => census.counts.get(token) ?? 0);
    };
    const before = await pointers.census([]);
    await replaceAll(stores, authority, [index('one', [common]), index('two', [common, rare])], at);
    expect(await counts()).toEqual([1, 2, 0]);
    const { records, siblings } = await pointers.census([]);
    expect(records - before.records).toBe(2);
    expect(siblings).toBeGreaterThan(0);
    await pointers.put(index('two', [common]));
    expect(await counts()).toEqual([0, 2, 0]);
    expect((await pointers.census([])).records).toBe(records);
    await replaceAll(stores, authority, [], at);
    expect(await counts()).toEqual([0, 0, 0]);
    expect((await pointers.census([])).records).toBe(before.records);
  });

  it('makes records anew that are under another key, a few at a time', async () => {
    const stores = open();
    const { pointers } = stores;
    const at = '2026-03-02T08:00:00.000Z';
    const authority = 'E09000030';
    const entry = (reference: string, version: number) => ({
      authority,
      pointer: pointer(reference),
      receivedAt: at,
      tokens: {
        version,
        keys: [BigInt(900 + version)],
        values: [BigInt(910 + version)],
        household: undefined,
        content: BigInt(version),
      },
    });
    await replaceAll(
      stores,
      authority,
      ['a', 'b', 'c'].map((reference) => entry(reference, 7)),
      at,
    );
    expect(await pointers.keyVersions()).toContain(7);
    const old = async (after: string) =>
      (await pointers.outdated(authority, 8, after, 2)).map((one) => one.pointer.reference);
    expect([await old(''), await old('b')]).toEqual([['a', 'b'], ['c']]);
    await pointers.renew(authority, [entry('a', 8), entry('b', 8)]);
    expect(await old('')).toEqual(['c']);
    await pointers.renew(authority, [entry('c', 8)]);
    await pointers.recount(authority);
    expect(await pointers.keyVersions()).not.toContain(7);
    expect(await pointers.candidates([907n])).toEqual([]);
    expect((await pointers.candidates([908n])).map((one) => one.receivedAt)).toEqual([at, at, at]);
    const { counts } = await pointers.census([917n, 918n]);
    expect([counts.get(917n) ?? 0, counts.get(918n)]).toEqual([0, 3]);
  });

  it('receives a reconciliation in parts, of which each may come again', async () => {
    const stores = open();
    const { reconciliations } = stores;
    const authority = 'E09000032';
    const one = begun(authority, '2026-03-02T08:00:00.000Z', { parts: 2, pointers: 3 });
    const entry = (reference: string) => ({
      authority,
      pointer: pointer(reference),
      receivedAt: '',
      tokens: { version: 1, keys: [801n], values: [], household: undefined, content: 1n },
    });
    await reconciliations.begin(one);
    expect(await reconciliations.find(one.id, GREENWICH)).toBeUndefined();
    expect(await reconciliations.lock(one.id, authority)).toEqual(one);
    await reconciliations.stage(one, staged([entry('x'), entry('x')], 2));
    await reconciliations.noteReceived(one.id, 2, 2);
    await reconciliations.stage(one, staged([entry('y')], 1));
    await reconciliations.stage(one, []);
    await reconciliations.noteReceived(one.id, 1, 1);
    expect((await reconciliations.find(one.id, authority))?.received).toEqual([
      { part: 1, pointers: 1 },
      { part: 2, pointers: 2 },
    ]);
    expect(await reconciliations.doubled(one.id, 10)).toEqual([{ part: 2, line: 2 }]);
    await reconciliations.empty(one.id, 2);
    await reconciliations.stage(one, staged([entry('z'), entry('x')], 2));
    await reconciliations.noteReceived(one.id, 2, 2);
    expect(await reconciliations.doubled(one.id, 10)).toEqual([]);
    expect(await reconciliations.putInPlace(one)).toBe(0);
    expect(
      (await stores.pointers.candidates([801n])).map((found) => found.pointer.reference),
    ).toEqual(['x', 'y', 'z']);
    expect(await reconciliations.find(one.id, authority)).toEqual({
      ...one,
      state: 'complete',
      removed: 0,
      received: [
        { part: 1, pointers: 1 },
        { part: 2, pointers: 2 },
      ],
    });
  });

  it('abandons a reconciliation when the next begins, and keeps what was told after one began', async () => {
    const stores = open();
    const { reconciliations, pointers } = stores;
    const authority = 'E09000026';
    const entry = (reference: string, at: string, content = 1n) => ({
      authority,
      pointer: pointer(reference),
      receivedAt: at,
      tokens: { version: 1, keys: [701n], values: [702n], household: undefined, content },
    });
    const first = begun(authority, '2026-03-02T08:00:00.000Z');
    const second = begun(authority, '2026-03-02T09:00:00.000Z');
    await reconciliations.begin(first);
    await reconciliations.stage(first, staged([entry('never', '')]));
    await reconciliations.begin(second);
    expect((await reconciliations.find(first.id, authority))?.state).toBe('abandoned');
    await reconciliations.stage(second, staged([entry('old', ''), entry('changed', '')]));
    await pointers.put(entry('old', '2026-03-02T08:59:00.000Z'));
    await pointers.put(entry('gone', '2026-03-02T08:59:00.000Z'));
    await pointers.put(entry('changed', '2026-03-02T09:01:00.000Z', 2n));
    await pointers.put(entry('opened', '2026-03-02T09:01:00.000Z'));
    expect(await reconciliations.putInPlace(second)).toBe(1);
    const left = (await pointers.candidates([701n])).map((found) => [
      found.pointer.reference,
      found.receivedAt.slice(11, 16),
    ]);
    expect(left).toEqual([
      ['changed', '09:01'],
      ['old', '08:59'],
      ['opened', '09:01'],
    ]);
    expect((await pointers.census([702n])).counts.get(702n)).toBe(3);
  });
}
