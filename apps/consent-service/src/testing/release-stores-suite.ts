import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { ConsentStores } from '../application/ports.js';
import { makeOverride, type Override } from '../domain/override.js';
import { authorise, handOver, stop } from '../domain/release.js';
import { GREENWICH, LEWISHAM, RECIPIENT_KEY, SOUTHWARK, toldOutside } from './examples.js';

const AT = '2026-03-02T09:30:00.000Z';

/**
 * What every implementation of the stores of releases keeps to, the one in memory and the one on
 * PostgreSQL.
 */
export function releaseStoresSuite(open: () => ConsentStores): void {
  let last = 500;
  const fresh = (): string => testId((last += 1));
  const decision = {
    permitted: true,
    because: 'consent_in_force',
    rule: 'sharing-1',
    consentId: testId(1),
  } as const;

  it('keeps a data key until it is erased, and that there was one for ever', async () => {
    const { dataKeys } = open();
    const key = {
      episodeId: fresh(),
      authority: LEWISHAM,
      wrapped: Buffer.from('wrapped'),
      createdAt: AT,
    };
    expect(await dataKeys.find(key.episodeId)).toBeUndefined();
    await dataKeys.add(key);
    expect(await dataKeys.find(key.episodeId)).toEqual(key);
    await dataKeys.erase(key.episodeId, '2026-03-03T09:30:00.000Z', 'consent_withdrawn');
    expect(await dataKeys.find(key.episodeId)).toEqual({
      ...key,
      wrapped: undefined,
      erasedAt: '2026-03-03T09:30:00.000Z',
    });
  });

  it('finds data keys that are wrapped under another custody key, and wraps them anew', async () => {
    const { dataKeys } = open();
    const key = {
      episodeId: fresh(),
      authority: LEWISHAM,
      wrapped: Buffer.from([9, 1, 2]),
      createdAt: AT,
    };
    const erased = { ...key, episodeId: fresh() };
    for (const one of [key, erased]) await dataKeys.add(one);
    await dataKeys.erase(erased.episodeId, AT, 'court_order');
    expect(await dataKeys.wrappedUnder()).toContain(9);
    expect(await dataKeys.takeOutdated(10, 100)).toContainEqual(key);
    expect(await dataKeys.takeOutdated(9, 100)).not.toContainEqual(key);
    await dataKeys.rewrap(key.episodeId, Buffer.from([10, 1, 2]));
    expect(await dataKeys.find(key.episodeId)).toEqual({
      ...key,
      wrapped: Buffer.from([10, 1, 2]),
    });
    expect(await dataKeys.wrappedUnder()).not.toContain(9);
  });

  it('knows what holds a document back, and that it is of the wrong child before anything else', async () => {
    const { documents } = open();
    const [documentId, first, second] = [fresh(), fresh(), fresh()];
    const wide = { correctionId: first, episodeId: fresh(), documentId } as const;
    const wrong = {
      ...wide,
      correctionId: second,
      because: 'wrong_child',
      withheld: true,
    } as const;
    expect(await documents.withheld(documentId)).toBeUndefined();
    for (let times = 0; times < 2; times += 1)
      await documents.withhold({ ...wide, because: 'sent_too_wide', withheld: true });
    expect(await documents.withheld(documentId)).toBe('sent_too_wide');
    await documents.withhold(wrong);
    expect(await documents.withheld(documentId)).toBe('wrong_child');
    await documents.withhold({ ...wrong, withheld: false });
    expect(await documents.withheld(documentId)).toBe('sent_too_wide');
    await documents.withhold({ ...wide, because: 'sent_too_wide', withheld: false });
    expect(await documents.withheld(documentId)).toBeUndefined();
  });

  it('knows documents by their newest version', async () => {
    const { dataKeys, documents } = open();
    const document = {
      id: fresh(),
      episodeId: fresh(),
      authority: LEWISHAM,
      category: 'assessment' as const,
      version: 2,
      held: true,
    };
    await dataKeys.add({
      episodeId: document.episodeId,
      authority: LEWISHAM,
      wrapped: Buffer.from('w'),
      createdAt: AT,
    });
    await documents.remember(document);
    await documents.remember({ ...document, version: 1, held: false });
    expect(await documents.find(document.id)).toEqual(document);
    expect(await documents.share(document.id)).toEqual(document);
    expect(await documents.share(fresh())).toBeUndefined();
    expect(
      await documents.ofEpisode(document.episodeId, {
        authority: document.authority,
        categories: [document.category],
      }),
    ).toMatchObject([{ id: document.id, version: 2 }]);
    expect(
      await documents.ofEpisode(document.episodeId, {
        authority: 'E09000033',
        categories: [document.category],
      }),
    ).toEqual([]);
    expect(
      await documents.ofEpisode(document.episodeId, {
        authority: document.authority,
        categories: [],
      }),
    ).toEqual([]);
    expect([await documents.countOf(document.episodeId), await documents.countOf(fresh())]).toEqual(
      [1, 0],
    );
  });

  it('gives back a release as it was, in each of its states', async () => {
    const { dataKeys, documents, releases } = open();
    const document = {
      id: fresh(),
      episodeId: fresh(),
      authority: LEWISHAM,
      category: 'assessment' as const,
      version: 1,
      held: false,
    };
    await dataKeys.add({
      episodeId: document.episodeId,
      authority: LEWISHAM,
      wrapped: Buffer.from('w'),
      createdAt: AT,
    });
    await documents.remember(document);
    const { next: release } = authorise(
      {
        id: fresh(),
        document,
        recipient: GREENWICH,
        purpose: 'support',
        service: 'education',
        recipientKey: RECIPIENT_KEY,
      },
      decision,
      AT,
    );
    await releases.add(release);
    expect(await releases.find(release.id)).toEqual(release);
    const { next: stopped } = stop(release, { permitted: false, because: 'withdrawn', rule: 'r' });
    await releases.save(stopped);
    expect(await releases.find(release.id)).toEqual(stopped);
    const { next: handed } = handOver(
      release,
      { ...decision, because: 'public_interest' },
      '2026-03-02T09:31:00.000Z',
      { counterparts: [] },
    );
    await releases.save(handed);
    expect(await releases.lock(release.id)).toEqual(handed);
    expect(await releases.ofEpisode(document.episodeId)).toEqual([handed]);
    expect(await releases.find(fresh())).toBeUndefined();
  });

  it('finds overrides by episode while they hold, by who made them and by who reviews them', async () => {
    const { overrides, counterparts } = open();
    const episodeId = fresh();
    const make = (madeAt: string): Override => {
      const command = {
        episodeId,
        recipient: SOUTHWARK,
        categories: ['assessment' as const],
        ground: 'significant_harm' as const,
        explanation: 'private',
        familyTold: true,
      };
      const made = makeOverride(
        command,
        { id: fresh(), authority: 'E09000007', personId: testId(3), at: madeAt },
        { parts: [], own: [], chance: 0 },
      );
      if ('refused' in made) throw new Error(made.refused);
      return { ...made, reviewer: 'E09000008' };
    };
    const [first, second] = [make(AT), make('2026-03-02T10:00:00.000Z')];
    for (const one of [second, first]) await overrides.add(one);
    expect(
      (await overrides.holding(episodeId, '2026-03-02T10:29:59.999Z')).map(({ id }) => id),
    ).toEqual([first.id, second.id]);
    expect(
      (await overrides.holding(episodeId, '2026-03-02T10:30:00.000Z')).map(({ id }) => id),
    ).toEqual([second.id]);
    expect(await overrides.find(first.id)).toEqual(first);
    expect((await overrides.ofEpisode(episodeId)).map(({ id }) => id)).toEqual([
      first.id,
      second.id,
    ]);
    expect((await overrides.madeBy('E09000007', 1)).map(({ id }) => id)).toEqual([second.id]);
    const reviewed = {
      ...first,
      review: { justified: true, reason: 'r', personId: testId(4), at: '2026-03-02T11:00:00.000Z' },
    };
    await overrides.save(reviewed);
    expect(await overrides.lock(first.id)).toEqual(reviewed);
    const list = async (authority: string, limit: number, personId?: string) =>
      (await overrides.list({ authority, personId }, limit)).map(({ id }) => id);
    expect(await list('E09000008', 10)).toEqual([second.id]);
    expect(await list('E09000007', 10)).toEqual([second.id, first.id]);

    const elsewhere = { ...make('2026-03-02T10:30:00.000Z'), episodeId: fresh() };
    await overrides.add(elsewhere);
    const shield = { episodeId, hiddenFrom: [], hiddenFromPeople: [testId(41)], version: 1 };
    await counterparts.shield(shield);
    expect(await list('E09000007', 1, testId(41))).toEqual([elsewhere.id]);
    expect(await list('E09000008', 1, testId(41))).toEqual([elsewhere.id]);
    expect(await list('E09000008', 1, testId(42))).toEqual([second.id]);
    expect(await list('E09000007', 9, testId(42))).toEqual([elsewhere.id, second.id, first.id]);
  });

  it('keeps who outside the hub was told, and forgets the name of whom with the words', async () => {
    const { overrides } = open();
    const episodeId = fresh();
    const one = toldOutside({ id: fresh(), episodeId });
    await overrides.add(one);
    expect(await overrides.find(one.id)).toEqual(one);
    await overrides.forgetWords(episodeId);
    const [forgotten] = await overrides.ofEpisode(episodeId);
    expect(forgotten?.toldOutside).toMatchObject({ organisation: 'St Elsewhere' });
    expect(JSON.stringify(forgotten)).not.toMatch(/private|Duty nurse/);
  });
}
