import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { Recommendation } from '../domain/planning/recommendation.js';
import { callReview, type ReviewMeeting } from '../domain/planning/review-meeting.js';
import { episode, GREENWICH, LEWISHAM, person } from './examples.js';
import { actionPlan } from './plan-examples.js';

/** What every implementation of the stores of reviews and recommendations keeps to. */
export function reviewStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'documents' | 'reviews' | 'recommendations'>,
): void {
  it('keeps reviews of a plan, the newest first, with who was invited and who came', async () => {
    const { episodes, documents, reviews } = open();
    const episodeId = testId(9_791);
    const of = episode({ id: episodeId, lookupId: testId(9_792) });
    await episodes.add(of);
    const documentId = testId(9_793);
    await documents.addVersion(actionPlan({ id: documentId, episodeId }));
    const holiday = { from: '2026-04-02', to: '2026-04-17', name: 'Easter holiday' };
    const closed = new Map([[person(1), [holiday]]]);
    const call = (number: number, at: string) =>
      callReview(of, {
        id: testId(number),
        authority: LEWISHAM,
        at,
        meetingOn: '2026-04-13',
        closed,
      });
    const first = call(9_794, '2026-03-03T10:00:00.000Z');
    await reviews.add(first);
    const held: ReviewMeeting = {
      ...{ ...first, state: 'completed', heldOn: '2026-04-13', documentId },
      ...{ childsView: 'in_the_document', parentsView: 'nothing_to_say' },
      invitations: first.invitations.map((one) => ({ ...one, attendance: 'absent' })),
    };
    await reviews.save(held);
    const second = call(9_795, '2026-05-03T10:00:00.000Z');
    await reviews.add(second);
    expect(await reviews.ofEpisode(episodeId)).toEqual([second, held]);
    expect(await reviews.ofEpisode(testId(9_796))).toEqual([]);
  });

  it('keeps what was recommended, the newest first, and what the lead answered', async () => {
    const { episodes, recommendations } = open();
    const episodeId = testId(9_841);
    await episodes.add(episode({ id: episodeId, lookupId: testId(9_842) }));
    const made: Recommendation = {
      ...{ id: testId(9_843), episodeId, authority: GREENWICH, personId: person(2) },
      ...{ what: 'higher_level', because: 'needs_grew', madeAt: '2026-03-03T10:00:00.000Z' },
      answerBy: '2026-03-10T10:00:00.000Z',
      notCounted: [{ from: '2026-03-04', to: '2026-03-04', name: 'Training day' }],
    };
    const { personId: _who, ...bare } = made;
    const later: Recommendation = {
      ...{ ...bare, id: testId(9_844), what: 'close', madeAt: '2026-03-04T10:00:00.000Z' },
    };
    for (const one of [later, made]) await recommendations.add(one);
    const answered: Recommendation = {
      ...{ ...made, answer: 'does_not_follow', reason: 'review_decides' },
      answeredAt: '2026-03-05T10:00:00.000Z',
    };
    await recommendations.save(answered);
    expect(await recommendations.ofEpisode(episodeId)).toEqual([later, answered]);
  });
}
