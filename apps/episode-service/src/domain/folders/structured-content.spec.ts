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

it('an assessment says whom it is about, who was there, who has parental responsibility, who is involved', () => {
  const named = { name: 'Grace Gray', relation: 'Mother' };
  const assessment = {
    assessedOn: '2026-03-01',
    reason: 'r',
    conclusions: 'c',
    elements: [],
    identity: { givenNames: 'Ada', familyName: 'Gray', bornOn: '2015-04-01', ethnicity: 'Any' },
    present: [named, { name: 'Sam Stone', relation: 'School nurse' }],
    carers: [{ ...named, parentalResponsibility: true, spoken: 'Somali' }],
    involved: [{ kind: 'gp', name: 'Hill Surgery', reachedBy: '020 7946 0000' }],
    familyAndHome: 'Two rooms',
    signatures: [{ signedAs: 'parent_or_carer', name: 'Grace Gray', signedOn: '2026-03-01' }],
  };
  expect(refuseUnformed('assessment', assessment)).toBeUndefined();
  const carers = [{ ...named }];
  expect(refuseUnformed('assessment', { ...assessment, carers })).toMatchObject({
    faults: [{ field: 'carers.0.parentalResponsibility' }],
  });
  const identity = { familyName: 'Gray', bornOn: '2015-02-30' };
  expect(refuseUnformed('assessment', { ...assessment, identity })).toMatchObject({
    faults: [{ field: 'identity.givenNames' }, { field: 'identity.bornOn' }],
  });
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
