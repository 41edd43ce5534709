import { beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildDetails, UNBORN_EXAMPLE } from '@hub/contracts/lookup';
import { readIdentity } from '@hub/matching';
import { asked, FakeUnitOfWork, FixedClock } from '@hub/testing';
import { GREENWICH, hubEpisode, pointer, tokens } from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { HUB } from '../../domain/episodes/hub-episode.js';
import { findChild } from '../lookups/find-child.js';
import type { LookupStores } from '../ports.js';
import { PublishPointers } from './publish-pointers.js';
import { withTokens } from './with-tokens.js';

const KEY = {
  kid: 'k',
  kty: 'EC' as const,
  crv: 'P-256' as const,
  x: 'x'.repeat(43),
  y: 'y'.repeat(43),
};

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

  describe('of a child who was not born', () => {
    const born = { child: { ...pointer('x').child, dateOfBirth: '2026-06-11' } };
    const found = async (child: ChildDetails) =>
      (await findChild(child, work.stores, tokens)).map(({ record, outcome }) => [
        record.authority,
        record.pointer.reference,
        outcome,
      ]);

    it('finds it by its mother, and once it is born by its own details alone', async () => {
      await publish.one(pointer('u', { child: UNBORN_EXAMPLE }), asked(GREENWICH));
      expect(await found(UNBORN_EXAMPLE)).toEqual([[GREENWICH, 'u', 'found']]);
      expect(await found(born.child)).toEqual([[GREENWICH, 'u', 'possible']]);

      await publish.one(pointer('u', born), asked(GREENWICH));
      expect(await found(born.child)).toEqual([[GREENWICH, 'u', 'found']]);
      expect(await found(UNBORN_EXAMPLE)).toEqual([[GREENWICH, 'u', 'possible']]);
    });

    it('needs the mother in full', async () => {
      const child = { expectedOn: '2026-06-20', mother: { familyName: 'Rivers' } };
      expect(await publish.one(pointer('u', { child }), asked(GREENWICH))).toEqual({
        refused: 'details_insufficient',
      });
    });

    it.each([false, true])(
      'keys the episode of the hub anew, also where its authority answers live: %s',
      async (isLive) => {
        const { hubEpisodes, pointers, enquiries } = work.stores;
        const episode = hubEpisode({ authority: GREENWICH, reference: 'u', state: 'open' });
        await hubEpisodes.add(episode);
        const own = pointer(episode.episodeId, { child: UNBORN_EXAMPLE });
        const entry = { authority: HUB, pointer: own, receivedAt: episode.claimedAt };
        for (const one of await withTokens([entry], tokens)) await pointers.put(one);
        if (isLive) await enquiries.join(GREENWICH, KEY, episode.claimedAt);

        expect(await publish.one(pointer('u', born), asked(GREENWICH))).toMatchObject({
          reference: 'u',
        });
        expect(await found(born.child)).toEqual([[GREENWICH, 'u', 'found']]);
        expect((await pointers.find(HUB, episode.episodeId))?.pointer).toMatchObject({
          openedOn: own.openedOn,
          child: born.child,
        });
        expect((await pointers.find(GREENWICH, 'u')) === undefined).toBe(isLive);
        const again = await publish.one(pointer('u', born), asked(GREENWICH));
        expect(again).toMatchObject(isLive ? { refused: 'answers_live' } : { reference: 'u' });
      },
    );
  });
});
