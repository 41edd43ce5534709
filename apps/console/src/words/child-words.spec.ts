import { expect, it } from '@jest/globals';
import { childWords } from './child-words.js';

it('says what a child is called, how old it is, and what is alike', () => {
  expect(childWords()).toEqual({});
  expect(childWords({ reference: 'GRE-1' })).toEqual({});
  expect(childWords({ name: 'Baby R.' })).toEqual({ child: 'Baby R.' });
  expect(childWords({ name: 'Kofi M.', age: 8, sameName: true, sameHousehold: true })).toEqual({
    child: 'Kofi M., 8',
    alike: 'Another case has the same name, and another case is of the same household.',
  });
});
