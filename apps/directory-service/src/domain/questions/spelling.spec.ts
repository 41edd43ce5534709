import { describe, expect, it } from '@jest/globals';
import { isEnglishWord } from '../../adapters/english-words.js';
import { readTaxonomyFile } from '../../adapters/taxonomy-file.js';
import { readQuestion } from './read-question.js';
import { correctionOf, editsBetween } from './spelling.js';

const { vocabulary } = readTaxonomyFile('data/service-taxonomy.yaml', 'data/need-vocabulary.yaml');
const spelling = {
  isWord: isEnglishWord,
  // What the services of a directory say, as a search by likeness would give it.
  candidates: () => ['camden', 'sensory', 'stay', 'mentors', ...vocabulary.words],
};

describe('a misspelt word', () => {
  it.each([
    ['councelling', 'counselling'],
    ['conselling', 'counselling'],
    ['speach', 'speech'],
    ['autisum', 'autism'],
    ['parrenting', 'parenting'],
    ['yuth', 'youth'],
    ['alchohol', 'alcohol'],
    ['bereavment', 'bereavement'],
    ['depresion', 'depression'],
  ])('%s is read as %s', (typed, meant) => {
    expect(correctionOf(typed, spelling)).toBe(meant);
  });

  it.each([
    'camhs',
    'send',
    'stammer',
    'mental',
    'walking',
    'horse',
    'sand',
    'mould',
    'slat',
    'salt',
    'kooth',
    'xyz',
    'qwertyuiop',
  ])('%s is left as it is', (typed) => {
    const read = readQuestion(typed, vocabulary, spelling);
    expect([read.words, read.isCorrected]).toEqual([typed, false]);
  });

  it('counts letters that are wrong, missing, too many, or swapped', () => {
    expect(
      [
        ['autism', 'autism'],
        ['autsim', 'autism'],
        ['autims', 'autism'],
        ['autis', 'autism'],
        ['autizm', 'autism'],
        ['aautisms', 'autism'],
        ['', 'abc'],
      ].map(([a = '', b = '']) => editsBetween(a, b)),
    ).toEqual([0, 1, 1, 1, 1, 2, 3]);
  });
});
