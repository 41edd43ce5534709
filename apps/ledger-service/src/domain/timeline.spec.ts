import { expect, it } from '@jest/globals';
import { evidenceBatch, LEWISHAM } from '../testing/examples.js';
import { leafOf } from './ledger-entry.js';
import { isOfTimeline, timelineEntry } from './timeline.js';

it('a step names what was done, by whom, and nothing that is absent', () => {
  const batch = evidenceBatch(1);
  const { at, evidence } = batch;
  expect(timelineEntry(leafOf(batch, 7), () => 'In words')).toMatchObject({
    index: 7,
    at,
    action: evidence.action,
    words: 'In words',
    authority: LEWISHAM,
  });
  expect(timelineEntry(leafOf(batch, 7), () => undefined)).not.toHaveProperty('words');
  expect(isOfTimeline(leafOf(batch, 7), [evidence.action], undefined)).toBe(true);
  expect(isOfTimeline(leafOf(batch, 7), [], undefined)).toBe(false);
  expect(isOfTimeline(leafOf(batch, 7), [evidence.action], at)).toBe(false);
});
