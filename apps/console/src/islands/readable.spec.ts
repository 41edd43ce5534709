import { expect, it } from '@jest/globals';
import { readable } from './readable.js';

const NAMES = {
  assessedOn: 'When it was completed',
  elements: 'Strengths and needs',
  needs: 'Needs',
};

it('a form is read from top to bottom, in words', () => {
  const form = {
    assessedOn: '2026-03-01',
    elements: [
      { element: 'wider_family', needs: 'A <b>grandmother</b>' },
      { element: 'aspirations', isMet: false },
    ],
    childsComment: null,
  };
  expect(readable(form, NAMES)).toEqual([
    { kind: 'entry', name: 'When it was completed', text: '1 March 2026' },
    { kind: 'heading', text: 'Strengths and needs: 1' },
    { kind: 'entry', name: 'Element', text: 'Wider family' },
    { kind: 'entry', name: 'Needs', text: 'A <b>grandmother</b>' },
    { kind: 'heading', text: 'Strengths and needs: 2' },
    { kind: 'entry', name: 'Element', text: 'aspirations' },
    { kind: 'entry', name: 'Is met', text: 'No' },
    { kind: 'entry', name: 'Childs comment', text: 'Nothing' },
  ]);
});

it('what is no form is read as it stands', () => {
  expect(readable('plain', {})).toEqual([{ kind: 'entry', name: 'Content', text: 'plain' }]);
  expect(readable({ __proto__: null, constructor: 'x', one: ['a'] }, {})).toEqual([
    { kind: 'entry', name: 'Constructor', text: 'x' },
    { kind: 'entry', name: 'One', text: 'a' },
  ]);
});
