import { expect, it } from '@jest/globals';
import { refuseStale } from './refuse-stale.js';

it('says the version now, and that nothing is kept by version where that is so', () => {
  expect(refuseStale(4)).toEqual({ refused: 'etag_stale', stale: { current: 4 } });
  expect(refuseStale(4, [])).toEqual({ refused: 'etag_stale', stale: { current: 4, changes: [] } });
});
