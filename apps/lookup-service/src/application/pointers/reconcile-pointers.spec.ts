import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PublishPointerPayload, ReconciliationView } from '@hub/contracts/lookup';
import type { EncryptionKey } from '@hub/contracts/shape';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { GREENWICH, pointer, SOUTHWARK, tokens } from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { bodyOf } from '../../testing/reconcile-all.js';
import type { LookupStores } from '../ports.js';
import { ReconcilePointers } from './reconcile-pointers.js';

const US = asked(GREENWICH);

describe('a full reconciliation', () => {
  let work: FakeUnitOfWork<LookupStores>;
  let reconcile: ReconcilePointers;
  beforeEach(() => {
    work = new FakeUnitOfWork(inMemoryLookupStores());
    reconcile = new ReconcilePointers(work, tokens, {
      clock: new FixedClock(),
      ids: new CountingIds(),
    });
  });
  const atOnce = (pointers: PublishPointerPayload[], intact = true) =>
    reconcile.atOnce(bodyOf(pointers, intact), US);
  const begin = async (parts: number, pointers: number) =>
    (await reconcile.begin({ parts, pointers }, US)) as ReconciliationView;
  const send = (
    { id }: ReconciliationView,
    part: number,
    pointers: PublishPointerPayload[],
    intact = true,
  ) => reconcile.receive({ reconciliationId: id, part }, bodyOf(pointers, intact), US);
  const complete = ({ id }: ReconciliationView, by = US) =>
    reconcile.complete({ reconciliationId: id }, by);
  const held = async () => {
    const found = await Promise.all(
      ['a', 'b', 'c', 'd'].map((reference) => work.stores.pointers.find(GREENWICH, reference)),
    );
    return found.flatMap((one) => (one ? [one.pointer.reference] : []));
  };

  it('takes in all of a body, or nothing and says which line', async () => {
    expect(await atOnce([pointer('a'), pointer('b')])).toMatchObject({
      state: 'complete',
      pointers: 2,
      removed: 0,
    });
    expect(await atOnce([pointer('b')])).toMatchObject({ pointers: 1, removed: 1 });
    expect(await atOnce([pointer('c'), pointer('c')])).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'line 2: reference', message: 'stands twice' }],
    });
    expect(await atOnce([pointer('c'), pointer('d', { child: {} })])).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'line 2: child' }],
    });
    expect(await atOnce([pointer('c')], false)).toEqual({ refused: 'digest_mismatch' });
    expect(await held()).toEqual(['b']);
  });

  it('stops at the twentieth fault', async () => {
    const bad = Array.from({ length: 3_000 }, (_, place) =>
      pointer(`bad ${String(place)}`, { child: {} }),
    );
    expect(await atOnce(bad)).toMatchObject({ faults: { length: 20 } });
  });

  it('comes in parts in any order, goes on where it was cut off, and changes nothing before it is completed', async () => {
    await atOnce([pointer('d')]);
    const begun = await begin(2, 3);
    expect(begun).toMatchObject({ state: 'receiving', parts: 2, pointers: 3, received: [] });
    expect(await send(begun, 2, [pointer('c')])).toMatchObject({
      received: [{ part: 2, pointers: 1 }],
    });
    expect(await send(begun, 1, [pointer('a')], false)).toEqual({ refused: 'digest_mismatch' });
    expect(await complete(begun)).toMatchObject({ refused: 'parts_missing' });
    await send(begun, 1, [pointer('a')]);
    expect(await complete(begun)).toMatchObject({
      refused: 'parts_missing',
      detail: '3 pointers were announced, 2 came.',
    });
    await send(begun, 1, [pointer('a'), pointer('c')]);
    expect(await complete(begun)).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'part 2 line 1: reference', message: 'stands twice' }],
    });
    expect(await held()).toEqual(['d']);
    await send(begun, 1, [pointer('a'), pointer('b')]);
    expect(await reconcile.read({ reconciliationId: begun.id }, US)).toMatchObject({
      received: [
        { part: 1, pointers: 2 },
        { part: 2, pointers: 1 },
      ],
    });
    expect(await complete(begun)).toMatchObject({ state: 'complete', removed: 1 });
    expect(await held()).toEqual(['a', 'b', 'c']);
    expect(await complete(begun)).toMatchObject({ refused: 'conflict' });
    expect(await send(begun, 1, [pointer('a')])).toMatchObject({ refused: 'conflict' });
  });

  it('is nobody else’s, and has no parts but those announced', async () => {
    const begun = await begin(1, 1);
    const other = asked(SOUTHWARK);
    expect(await complete(begun, other)).toEqual({ refused: 'not_found' });
    expect(await reconcile.read({ reconciliationId: begun.id }, other)).toEqual({
      refused: 'not_found',
    });
    expect(
      await reconcile.receive({ reconciliationId: begun.id, part: 1 }, bodyOf([]), other),
    ).toEqual({ refused: 'not_found' });
    for (const part of [0, 2, Number.NaN])
      expect(await send(begun, part, [])).toEqual({ refused: 'not_found' });
    expect(await complete({ ...begun, id: testId(99) })).toEqual({ refused: 'not_found' });
  });

  it('is not for who answers lookups itself', async () => {
    const begun = await begin(1, 0);
    await send(begun, 1, []);
    await work.stores.enquiries.join(GREENWICH, {} as EncryptionKey, '2026-03-02T09:30:00.000Z');
    expect(await complete(begun)).toEqual({ refused: 'answers_live' });
    expect(await reconcile.begin({ parts: 1, pointers: 0 }, US)).toEqual({
      refused: 'answers_live',
    });
    expect(await atOnce([])).toEqual({ refused: 'answers_live' });
  });
});
