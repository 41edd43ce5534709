import { expect, it } from '@jest/globals';
import { refuseOwnDeed } from './second-person.js';

it('refuses whoever acted before in another post of theirs, and nobody else', () => {
  const otherPosts = ['b', 'c'];
  expect(refuseOwnDeed({ otherPosts }, 'c')).toMatchObject({ refused: 'second_person_needed' });
  expect(refuseOwnDeed({ otherPosts }, undefined, 'b')).toMatchObject({
    refused: 'second_person_needed',
  });
  expect(refuseOwnDeed({ otherPosts }, 'd', undefined)).toBeUndefined();
  expect(refuseOwnDeed({}, 'b')).toBeUndefined();
});
