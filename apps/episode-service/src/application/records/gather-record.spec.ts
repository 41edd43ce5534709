import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { FakeUnitOfWork, testId } from '@hub/testing';
import {
  correction,
  episode,
  EPISODE,
  foundAnswer,
  GREENWICH,
  LEWISHAM,
  lookupRegister,
  person,
  SOUTHWARK,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { LookupRegister } from '../ports.js';
import { GatherRecord } from './gather-record.js';

const AT = '2026-03-02T09:30:00.000Z';

describe('the record of a child, gathered for the family', () => {
  it('holds the episode and the one it takes up again, their steps, requests, and who looked', async () => {
    const stores = inMemoryEpisodeStores();
    const earlier = testId(50);
    await stores.episodes.add(episode({ id: earlier, ownReference: 'OLD', state: 'closed' }));
    await stores.episodes.add(episode({ reopens: earlier }));
    await stores.episodes.addStep(
      episode({ reopens: earlier }),
      {
        version: 2,
        step: 'begin_assessment',
        state: 'assessing',
        authority: LEWISHAM,
        personId: person(1),
        at: AT,
      },
      episode(),
    );
    await stores.serviceRequests.add({
      id: testId(51),
      episodeId: EPISODE,
      fromAuthority: LEWISHAM,
      toAuthority: GREENWICH,
      service: 'education',
      urgency: 'routine' as const,
      state: 'sent',
      sentAt: AT,
      version: 1,
    });
    const looked = {
      id: `lookup-${testId(52)}`,
      section: 'lookups' as const,
      title: 'Somebody looked',
      fields: [],
    };
    const lookups: LookupRegister = {
      ...lookupRegister,
      thatFound: ({ authority, reference }) =>
        Promise.resolve(authority === LEWISHAM && reference === 'OLD' ? [looked] : []),
    };
    await stores.foundAnswers.add([foundAnswer({ because: 'family_was_asked' })]);
    const version = { version: 1, mediaType: 'application/json' as const, size: 2, addedAt: AT };
    for (const id of [testId(55), testId(56)])
      await stores.documents.addVersion({
        id,
        episodeId: EPISODE,
        authority: LEWISHAM,
        category: 'assessment',
        versions: [version],
      });

    const part = await new GatherRecord(new FakeUnitOfWork(stores), lookups).execute({
      episodeId: EPISODE,
      authority: LEWISHAM,
    });
    if (isRefusal(part)) throw new Error(part.refused);
    expect(part.episodes).toEqual([earlier, EPISODE]);
    expect(part.items.map(({ section, id }) => `${section} ${id}`)).toEqual([
      `episode episode-${earlier}`,
      `lookups lookup-${testId(52)}`,
      `episode episode-${EPISODE}`,
      `episode found-${foundAnswer().id}`,
      `steps step-${EPISODE}-2`,
      `service_requests service-request-${testId(51)}`,
    ]);
    expect(part.items[1]).toEqual(looked);
    expect(part.items[3]).toMatchObject({ title: expect.stringContaining('had been found') });
    expect(JSON.stringify(part.items[3])).not.toContain(foundAnswer().reference);
    expect(part.items[4]).toMatchObject({ title: 'begin assessment', at: AT, authority: LEWISHAM });
    expect(part.documents.map(({ id }) => id)).toEqual([testId(55), testId(56)]);
  });

  it('names no other family’s case: neither who holds it nor the reference taken by mistake', async () => {
    const stores = inMemoryEpisodeStores();
    await stores.episodes.add(episode());
    const others = (['sibling', 'another_child', 'family_wants_its_own'] as const).map(
      (answer, index) => foundAnswer({ id: testId(60 + index), answer, authority: SOUTHWARK }),
    );
    await stores.foundAnswers.add(others);
    const decided = { decidedBy: person(4), decidedAt: AT, askedAgain: true } as const;
    const wrong = { kind: 'wrong_fact', about: 'episode_fact', field: 'own_reference' } as const;
    for (const [index, because] of [
      'typing_error' as const,
      'wrong_record_chosen' as const,
      'looked_alike' as const,
    ].entries())
      await stores.corrections.add({
        ...correction({ ...wrong, id: testId(70 + index), because }),
        ...{ ...decided, state: 'made', formerReference: `WRONG-${String(index)}` },
      });
    const asked: string[] = [];
    const lookups: LookupRegister = {
      ...lookupRegister,
      thatFound: ({ reference }) => Promise.resolve(asked.push(reference) > 0 ? [] : []),
    };
    const part = await new GatherRecord(new FakeUnitOfWork(stores), lookups).execute({
      episodeId: EPISODE,
      authority: LEWISHAM,
    });
    if (isRefusal(part)) throw new Error(part.refused);
    const found = part.items.filter(({ id }) => id.startsWith('found-'));
    expect(found.map(({ fields }) => JSON.stringify(fields).includes(SOUTHWARK))).toEqual([
      ...[false, false, true],
    ]);
    const words = JSON.stringify(part.items);
    expect(words).toContain('WRONG-0');
    expect(words).not.toMatch(/WRONG-[12]/);
    expect(asked).toEqual(['REF-1', 'WRONG-0']);
  });

  it('is for an authority with a part in the episode', async () => {
    const stores = inMemoryEpisodeStores();
    await stores.episodes.add(episode());
    expect(
      await new GatherRecord(new FakeUnitOfWork(stores), lookupRegister).execute({
        episodeId: EPISODE,
        authority: GREENWICH,
      }),
    ).toEqual({ refused: 'not_found' });
    expect(
      await new GatherRecord(new FakeUnitOfWork(stores), lookupRegister).execute({
        episodeId: testId(99),
        authority: LEWISHAM,
      }),
    ).toEqual({ refused: 'not_found' });
  });
});
