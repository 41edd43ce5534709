import { expect, it } from '@jest/globals';
import { episode, person } from '../../testing/examples.js';
import { isNewToLead } from './development.js';

it('what whoever leads did themselves is not new to them; what a case system did is', () => {
  expect([person(1), person(2), undefined].map((by) => isNewToLead(episode(), by))).toEqual([
    ...[false, true, true],
  ]);
});
