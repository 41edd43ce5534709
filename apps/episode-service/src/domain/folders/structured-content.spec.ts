import { expect, it } from '@jest/globals';
import { readStructured } from './structured-content.js';

it('an assessment has the elements of the CAF and no others', () => {
  const assessment = {
    assessedOn: '2026-03-01',
    reason: 'r',
    conclusions: 'c',
    elements: [{ element: 'general_health', needs: 'n' }],
  };
  expect(readStructured('assessment', assessment)).toEqual({});
  expect(
    readStructured('assessment', { ...assessment, elements: [{ element: 'shoe_size' }] }),
  ).toMatchObject({ refused: 'invalid_request', faults: [{ field: 'elements.0.element' }] });
  expect(readStructured('assessment', { ...assessment, secret: 1 })).toMatchObject({
    faults: [{ field: 'secret' }],
  });
  expect(readStructured('assessment', [])).toMatchObject({ refused: 'invalid_request' });
});

it('categories without a form take in any JSON', () => {
  expect(readStructured('attachment', { anything: 1 })).toEqual({});
});

it('a review that closes needs no next one', () => {
  expect(
    readStructured('progress_review', {
      reviewedOn: '2026-03-01',
      progress: 'p',
      decision: 'close',
    }),
  ).toEqual({});
});
