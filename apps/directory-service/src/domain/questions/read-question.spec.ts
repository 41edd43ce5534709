import { describe, expect, it } from '@jest/globals';
import { NeedVocabulary } from './need-vocabulary.js';
import { readQuestion } from './read-question.js';

const vocabulary = new NeedVocabulary({
  terms: [
    {
      name: 'Mental health',
      needs: ['mental_health'],
      alike: ['self harm'],
      said: ['not talk to anyone'],
    },
    { name: 'Attendance', needs: ['education', 'mental_health'], said: ['not go to school'] },
    { name: 'Speech', needs: ['speech_and_language'], said: ['not talking'] },
    { name: 'Youth clubs & groups', needs: ['activities'], hints: ['club'] },
    { name: 'Food bank', needs: ['housing'], alike: ['https://terms.example/7'] },
  ],
  fillers: ['my', 'is', 'to', 'the', 'a', 'and', 'yet', 'go', 'year', 'old', 'in'],
  people: ['son', 'girl', 'child'],
  negations: ['not', 'wont', 'refuses'],
});
const read = (text: string) =>
  readQuestion(text, vocabulary, { isWord: () => true, candidates: () => [] });
const needs = (text: string): string[] => read(text).needs.map(({ need }) => need);

describe('a question in everyday words', () => {
  it('names needs in whatever form, with little words in between, and by which words', () => {
    expect(read('my 14 year old is self-harming').needs).toEqual([
      { need: 'mental_health', because: ['self harming'] },
    ]);
    expect(needs('won’t go to school')).toEqual(['education', 'mental_health']);
    expect(needs('my son refuses to go to the school')).toEqual(['education', 'mental_health']);
    expect(needs('Youth club and group')).toEqual(['activities']);
    expect(needs('foodbank')).toEqual(['housing']);
    expect(needs('plumbing')).toEqual([]);
  });

  it('takes the longest that fits, and hints only beside nothing else', () => {
    expect(needs('will not talk to anyone')).toEqual(['mental_health']);
    expect(needs('not talking yet')).toEqual(['speech_and_language']);
    expect(needs('a club')).toEqual(['activities']);
    expect(needs('a club for self harm')).toEqual(['mental_health']);
  });

  it.each([
    ['14 year old', 14],
    ['a 7yo girl', 7],
    ['6 yr old', 6],
    ['three-year-old', 3],
    ['boy aged 12', 12],
    ['age 9', 9],
    ['girl 14 in trouble', 14],
    ['boy of 7', 7],
    ['30 month old', 2],
    ['lonely 11', 11],
    ['clubs 12-16', 12],
    ['15 hours childcare', undefined],
    ['year 8', undefined],
    ['under 5', undefined],
    ['3 kids', undefined],
    ['aged 40', undefined],
  ])('%s: the child is %s', (text, age) => {
    expect(read(text).age).toBe(age);
  });

  it.each([
    ['club on Saturdays', { day: 'saturday', words: 'club' }],
    ['club tuesday evening', { day: 'tuesday', words: 'club' }],
    ['club thurs', { day: 'thursday', words: 'club' }],
    ['club SE13 6LG', { postcode: 'SE13 6LG', words: 'club' }],
    ['club near se6', { postcode: 'SE6', words: 'club near' }],
    ['club in Kensington and Chelsea', { authority: 'E09000020', words: 'club' }],
    ['club lewisham', { authority: 'E09000023', words: 'club' }],
    ['vitamin b12 club', { words: 'vitamin b12 club' }],
  ])('%s: day and place are taken out of the words', (text, expected) => {
    const { day, postcode, authority, words } = read(text);
    expect({ day, postcode, authority, words }).toEqual({
      day: undefined,
      postcode: undefined,
      authority: undefined,
      ...expected,
    });
  });
});

describe('a term of a taxonomy', () => {
  it('is recognised by name, by parts of it, and by address; what people say does not count', () => {
    expect(vocabulary.needsOfTerm(['YOUTH CLUB and Groups'])).toEqual(['activities']);
    expect(vocabulary.needsOfTerm(['Self harm: groups for parents'])).toEqual(['mental_health']);
    expect(vocabulary.needsOfTerm(['x', 'https://terms.example/7'])).toEqual(['housing']);
    expect(vocabulary.needsOfTerm(['Not talking', 'Club'])).toEqual([]);
  });
});
