import { beforeEach, describe, expect, it } from '@jest/globals';
import { readIdentity } from '@hub/matching';
import { asked, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { GREENWICH, pointer, tokens } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { PublishPointers } from './publish-pointers.js';

describe('publishing pointers', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let publish: PublishPointers;
  beforeEach(() => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    publish = new PublishPointers(work, tokens, new FixedClock());
  });

  it('takes one in, and a later one with its reference in its place', async () => {
    await publish.one(pointer('a'), asked(GREENWICH));
    expect(await publish.one(pointer('a', { state: 'closed' }), asked(GREENWICH))).toMatchObject({ authority: GREENWICH, reference: 'a' });
    const found = await work.stores.pointers.candidates(tokens.questionTokens(readIdentity(pointer('a').child)));
    expect(found.map((one) => one.pointer.state)).toEqual(['closed']);
  });

  it('refuses one that nobody could find', async () => {
    expect(await publish.one(pointer('a', { child: { familyName: 'Rivers' } }), asked(GREENWICH))).toEqual({ refused: 'details_insufficient' });
  });

  it('reconciles all or nothing', async () => {
    expect(await publish.reconcile([pointer('a'), pointer('b')], asked(GREENWICH))).toMatchObject({ pointers: 2, removed: 0 });
    expect(await publish.reconcile([pointer('b')], asked(GREENWICH))).toMatchObject({ pointers: 1, removed: 1 });
    const bad = [pointer('c'), pointer('c'), pointer('d', { child: {} })];
    expect(await publish.reconcile(bad, asked(GREENWICH))).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'pointer 2: reference', message: 'stands twice' }, { field: 'pointer 3: child', message: 'is not enough to be found by' }],
    });
    const left = await work.stores.pointers.candidates(tokens.questionTokens(readIdentity(pointer('b').child)));
    expect(left.map((one) => one.pointer.reference)).toEqual(['b']);
  });
});
