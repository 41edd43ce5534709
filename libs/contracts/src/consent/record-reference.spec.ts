import { expect, it } from '@jest/globals';
import { recordReference } from './record-reference.js';

it('a request of a family is called by something short that is no id', () => {
  expect(recordReference('019a5b00-0000-7000-8000-0000abcd1234')).toBe('ABCD 1234');
});
