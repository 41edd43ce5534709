import { expect, it } from '@jest/globals';
import { EPISODE, GREENWICH, LEWISHAM, RECIPIENT_KEY } from '../testing/examples.js';
import { authorise, handOver, isOver, questionOf, stopRelease } from './release.js';

const document = {
  id: 'd',
  episodeId: EPISODE,
  authority: LEWISHAM,
  category: 'assessment' as const,
  version: 3,
  held: false,
};
const permitted = { permitted: true, because: 'consent_in_force', rule: 'sharing-1' } as const;
const denied = { permitted: false, because: 'withdrawn', rule: 'sharing-1' } as const;
const release = authorise(
  { id: 'r', document, recipient: GREENWICH, purpose: 'support', recipientKey: RECIPIENT_KEY },
  permitted,
  '2026-03-02T09:30:00.000Z',
);

it('a release is of the newest version, for a day', () => {
  expect(release).toMatchObject({
    documentVersion: 3,
    holder: LEWISHAM,
    state: 'authorised',
    version: 1,
  });
  expect([
    isOver(release, '2026-03-03T09:29:59.999Z'),
    isOver(release, '2026-03-03T09:30:00.000Z'),
  ]).toEqual([false, true]);
  expect(questionOf(release)).toEqual({
    recipient: GREENWICH,
    purpose: 'support',
    scope: 'content',
    category: 'assessment',
  });
});

it('a release is handed over once, and what was handed over is not stopped afterwards', () => {
  const handed = handOver(release, permitted, '2026-03-02T09:31:00.000Z');
  expect(handed).toMatchObject({
    state: 'handed_over',
    handedOverAt: '2026-03-02T09:31:00.000Z',
    version: 2,
  });
  expect(handOver(handed, permitted, '2026-03-02T09:32:00.000Z')).toBe(handed);
  expect(stopRelease(handed, denied)).toBe(handed);
  expect(stopRelease(release, denied)).toMatchObject({
    state: 'stopped',
    decision: denied,
    version: 2,
  });
});
