import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Change, changesSince, MOST_CHANGES } from './stale.js';

const change = (version: number): Change => ({
  version,
  at: '2026-03-02T09:00:00.000Z',
  did: 'begin_assessment',
  words: 'The assessment began',
});

it('tells the newest of what came after a version, and nothing from before', () => {
  const versions = fc.uniqueArray(fc.integer({ min: 1, max: 60 }));
  fc.assert(
    fc.property(versions, fc.nat(60), (kept, read) => {
      const told = changesSince(read, kept.map(change)).map(({ version }) => version);
      const later = kept.filter((version) => version > read).sort((a, b) => b - a);
      expect(told).toEqual(later.slice(0, MOST_CHANGES));
    }),
  );
});
