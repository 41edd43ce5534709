import { beforeEach, describe, expect, it } from '@jest/globals';
import { readIdentity } from '@hub/matching';
import { asked, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { GREENWICH, pointer, tokens } from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import type { LookupStores } from '../ports.js';
import { PublishPointers } from './publish-pointers.js';

describe('publishing pointers', () => {
  let work: FakeUnitOfWork<LookupStores>;
  let publish: PublishPointers;
  beforeEach(() => {
    work = new FakeUnitOfWork(inMemoryLookupStores());
    publish = new PublishPointers(work, tokens, new FixedClock());
  });

  it('takes one in, and a later one with its reference in its place', async () => {
    await publish.one(pointer('a'), asked(GREENWICH));
    expect(await publish.one(pointer('a', { state: 'closed' }), asked(GREENWICH))).toMatchObject({
      authority: GREENWICH,
      reference: 'a',
    });
    const found = await work.stores.pointers.candidates(
      tokens.questionTokens(readIdentity(pointer('a').child)),
    );
    expect(found.map((one) => one.pointer.state)).toEqual(['closed']);
  });

  it('refuses one that nobody could find', async () => {
    expect(
      await publish.one(pointer('a', { child: { familyName: 'Rivers' } }), asked(GREENWICH)),
    ).toEqual({ refused: 'details_insufficient' });
  });
});
