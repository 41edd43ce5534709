import { expect, it } from '@jest/globals';
import { evidenceBatch, LEWISHAM } from '../testing/examples.js';
import { leafOf } from './ledger-entry.js';
import { stepIn } from './timeline.js';

const inWords = () => 'In words';

it('a step names what was done, by whom, and nothing that is absent', () => {
  const batch = evidenceBatch(1);
  const { at, evidence } = batch;
  const story = { actions: new Set([evidence.action]), after: undefined };
  expect(stepIn(story, leafOf(batch, 7), inWords)).toMatchObject({
    index: 7,
    at,
    action: evidence.action,
    words: 'In words',
    authority: LEWISHAM,
  });
  expect(stepIn(story, leafOf(batch, 7), () => undefined)).not.toHaveProperty('words');
});

it('is none of another action, of what was refused, and of what is not after the instant', () => {
  const batch = evidenceBatch(1);
  const story = { actions: new Set([batch.evidence.action]), after: Date.parse(batch.at) - 1 };
  expect(stepIn(story, leafOf(batch, 7), inWords)).toBeDefined();
  expect(stepIn({ ...story, actions: new Set() }, leafOf(batch, 7), inWords)).toBeUndefined();
  const now = { ...story, after: Date.parse(batch.at) };
  expect(stepIn(now, leafOf(batch, 7), inWords)).toBeUndefined();
  const refused = leafOf(evidenceBatch(1, { outcome: 'refused' }), 7);
  expect(stepIn(story, refused, inWords)).toBeUndefined();
});
