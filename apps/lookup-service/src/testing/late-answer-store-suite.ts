import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { LookupStores } from '../application/ports.js';
import type { OpenAnswer } from '../domain/late-answers/late-answer.js';
import { answeredLookup, GREENWICH, hubEpisode, person, SOUTHWARK } from './examples.js';

/** What every implementation of the store of late answers keeps to. */
export function lateAnswerStoreSuite(open: () => LookupStores): void {
  const begun = async (
    { hubEpisodes, lookups, lateAnswers }: LookupStores,
    first: number,
  ): Promise<{ lookupId: string; answers: readonly [OpenAnswer, OpenAnswer] }> => {
    const [episodeId, lookupId] = [testId(first), testId(first + 1)];
    await lookups.add(answeredLookup(lookupId));
    await hubEpisodes.add(hubEpisode({ episodeId, lookupId, reference: `LATE-${episodeId}` }));
    const answer = (place: number, authority: string): OpenAnswer => ({
      id: testId(first + 2 + place),
      episodeId,
      authority,
      askedUntil: '2025-03-30T17:00:00.000Z',
      state: 'open',
      tries: 0,
      nextAt: `2025-03-02T0${String(9 + place).slice(-1)}:45:00.000Z`,
    });
    const answers = [answer(0, GREENWICH), answer(1, SOUTHWARK)] as const;
    await lateAnswers.add(answers);
    return { lookupId, answers };
  };

  it('keeps each authority that is asked again for an episode once, and what it answered', async () => {
    const stores = open();
    const { answers } = await begun(stores, 7_101);
    const [first] = answers;
    await stores.lateAnswers.add([{ ...first, id: testId(7_109) }]);
    await stores.lateAnswers.add([]);
    expect(await stores.lateAnswers.find(testId(7_109))).toBeUndefined();
    expect(await stores.lateAnswers.lock(first.id)).toEqual(first);
    const { tries: _tries, nextAt: _nextAt, ...silence } = first;
    const given = {
      ...silence,
      state: 'given' as const,
      outcome: 'found' as const,
      references: ['G-1'],
      answeredAt: '2025-03-03T09:45:00.000Z',
      seen: true,
    };
    const unseen = () => stores.lateAnswers.unseen(first.episodeId);
    expect(await unseen()).toEqual([]);
    await stores.lateAnswers.save({ ...given, seen: false });
    expect(await unseen()).toEqual([{ ...given, seen: false }]);
    await stores.lateAnswers.save(given);
    expect(await stores.lateAnswers.find(first.id)).toEqual(given);
    expect(await unseen()).toEqual([]);
  });

  it('says who is to be asked by an instant, and lets one be asked at once', async () => {
    const stores = open();
    const { lookupId, answers } = await begun(stores, 7_121);
    const other = await begun(stores, 7_131);
    const due = async (at: string) => {
      const mine = [...answers, ...other.answers].map(({ id }) => id);
      return (await stores.lateAnswers.due(at, 100)).filter((id) => mine.includes(id));
    };
    const before = '2025-03-01T00:00:00.000Z';
    expect(await due(before)).toEqual([]);
    await stores.lateAnswers.wake(GREENWICH, before, lookupId);
    expect(await due(before)).toEqual([answers[0].id]);
    await stores.lateAnswers.wake(GREENWICH, before);
    expect((await due(before)).sort()).toEqual([answers[0].id, other.answers[0].id]);
    expect(await due('2025-03-03T00:00:00.000Z')).toHaveLength(4);
  });

  it('keeps who leads, and goes with the episode', async () => {
    const { hubEpisodes, lateAnswers, ...stores } = open();
    const { answers } = await begun({ ...stores, hubEpisodes, lateAnswers }, 7_141);
    const { episodeId } = answers[0];
    const episode = await hubEpisodes.find(episodeId);
    if (!episode) throw new Error('It was added');
    await hubEpisodes.save({ ...episode, leadPersonId: person(1) });
    expect(await hubEpisodes.find(episodeId)).toEqual({ ...episode, leadPersonId: person(1) });
    await hubEpisodes.remove(episodeId);
    expect(await hubEpisodes.find(episodeId)).toBeUndefined();
    expect(await lateAnswers.due('2025-01-01T00:00:00.000Z', 1)).toEqual([]);
  });
}
