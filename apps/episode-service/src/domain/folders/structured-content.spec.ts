import { expect, it } from '@jest/globals';
import { refuseUnformed } from './structured-content.js';

it('an assessment has the elements of the CAF and no others', () => {
  const assessment = {
    assessedOn: '2026-03-01',
    reason: 'r',
    conclusions: 'c',
    elements: [{ element: 'general_health', needs: 'n' }],
  };
  expect(refuseUnformed('assessment', assessment)).toBeUndefined();
  expect(
    refuseUnformed('assessment', { ...assessment, elements: [{ element: 'shoe_size' }] }),
  ).toMatchObject({ refused: 'invalid_request', faults: [{ field: 'elements.0.element' }] });
  expect(refuseUnformed('assessment', { ...assessment, secret: 1 })).toMatchObject({
    faults: [{ field: 'secret' }],
  });
  expect(refuseUnformed('assessment', [])).toMatchObject({ refused: 'invalid_request' });
});

it('categories without a form take in any JSON', () => {
  expect(refuseUnformed('attachment', { anything: 1 })).toBeUndefined();
});

it('a review that closes needs no next one', () => {
  expect(
    refuseUnformed('progress_review', {
      reviewedOn: '2026-03-01',
      progress: 'p',
      decision: 'close',
    }),
  ).toBeUndefined();
});
