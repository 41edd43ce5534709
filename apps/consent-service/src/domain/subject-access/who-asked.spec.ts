import { expect, it } from '@jest/globals';
import { RequestRelease } from '@hub/contracts/consent';
import { testId } from '@hub/testing';
import { GREENWICH, LEWISHAM } from '../../testing/examples.js';
import type { Release } from '../release.js';
import { askingsIn, whoAskedFor } from './who-asked.js';

const [ADA, BEN, DOCUMENT] = [testId(1), testId(2), testId(3)];
const release = {
  documentId: DOCUMENT,
  recipient: LEWISHAM,
  authorisedAt: '2026-03-02T09:30:00.000Z',
} as Release;
const entry = (at: string, personId: string, change: object = {}) => ({
  index: 1,
  entry: JSON.stringify({
    at: `2026-03-02T09:${at}Z`,
    action: RequestRelease.type,
    outcome: 'done',
    subject: DOCUMENT,
    by: { authority: LEWISHAM, personId },
    ...change,
  }),
});

it('who asked for a document is who did so when it was released, and nobody else', () => {
  const others = [
    entry('30:00.100', BEN, { action: 'release.hand_over.v1' }),
    entry('30:00.100', BEN, { outcome: 'refused' }),
    entry('30:00.100', BEN, { subject: testId(4) }),
    entry('30:00.100', BEN, { by: { authority: GREENWICH, personId: BEN } }),
    entry('31:30.000', BEN),
  ];
  expect(whoAskedFor(release, askingsIn(others))).toBeUndefined();
  const near = [entry('30:20.000', BEN), entry('30:00.200', ADA), entry('29:50.000', BEN)];
  expect(whoAskedFor(release, askingsIn([...others, ...near]))).toBe(ADA);
});
