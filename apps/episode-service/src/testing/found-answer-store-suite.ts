import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { KeptAnswer } from '../domain/found-answers.js';
import { episode, foundAnswer, GREENWICH, SOUTHWARK } from './examples.js';

/** What every implementation of the store of answers to what was found keeps to. */
export function foundAnswerStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'foundAnswers'>,
): void {
  it('keeps answers with their episode, and when their holder had seen one', async () => {
    const { episodes, foundAnswers } = open();
    const [episodeId, other] = [testId(9_801), testId(9_802)];
    for (const id of [episodeId, other]) await episodes.add(episode({ id, lookupId: id }));
    const answers: KeptAnswer[] = [
      foundAnswer({ id: testId(9_803), episodeId, authority: SOUTHWARK, because: 'safety' }),
      { ...foundAnswer({ id: testId(9_804), episodeId, authority: GREENWICH, told: false }) },
    ];
    await foundAnswers.add(answers);
    await foundAnswers.add([foundAnswer({ id: testId(9_805), episodeId: other })]);
    await foundAnswers.add([]);
    const [southwark, greenwich] = answers;
    expect(await foundAnswers.ofEpisode(episodeId)).toEqual([southwark, greenwich]);

    const seen = { ...foundAnswer(southwark), seenAt: '2026-03-02T10:00:00.000Z' };
    await foundAnswers.noteSeen(seen);
    expect(await foundAnswers.find(seen.id)).toEqual(seen);
    expect(await foundAnswers.lock(testId(9_804))).toEqual(greenwich);
    expect(await foundAnswers.find(testId(9_806))).toBeUndefined();
  });
}
