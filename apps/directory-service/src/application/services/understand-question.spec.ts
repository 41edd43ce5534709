import { describe, expect, it } from '@jest/globals';
import { taxonomy } from '../../testing/service-documents.js';
import type { LikeWords, ServiceStore } from '../ports.js';
import { understandQuestion, understoodView } from './understand-question.js';

const ENGLISH = ['club', 'football'];
const LIKE: Readonly<Record<string, LikeWords>> = {
  kooth: { isUsed: true, like: ['kouth'] },
  footbal: { isUsed: false, like: ['football'] },
};

async function understand(text: string) {
  const looked: string[] = [];
  const services = {
    likeWords: (words: readonly string[]) => {
      looked.push(...words);
      return Promise.resolve(
        new Map(words.flatMap((word) => (LIKE[word] ? [[word, LIKE[word]] as const] : []))),
      );
    },
  } as unknown as ServiceStore;
  const read = await understandQuestion(text, taxonomy, (word) => ENGLISH.includes(word), services);
  return { read, looked, view: understoodView(read, taxonomy) };
}

describe('a question', () => {
  it('asks services about words alone that are none of the language, each once', async () => {
    const { looked } = await understand('Kooth kooth club 14 gp footbal');
    expect(looked).toEqual(['kooth', 'footbal']);
  });

  it.each([
    ['counceling', 'counselling'],
    ['footbal', 'football'],
    ['kooth', 'kooth'],
    ['qwertyuiop', 'qwertyuiop'],
  ])('with %s is read as %s', async (typed, meant) => {
    const { read } = await understand(typed);
    expect([read.words, read.isCorrected]).toEqual([meant, typed !== meant]);
  });
});

describe('what was understood', () => {
  it('names need, age, day, place and authority, in parts and in a sentence', async () => {
    const { view } = await understand('counselling 14 year old Saturday SE13 6LG lewisham');
    expect(view).toEqual({
      needs: [{ need: 'mental_health', name: 'Mental health', because: ['counselling'] }],
      age: 14,
      day: 'saturday',
      postcode: 'SE13 6LG',
      authority: 'E09000023',
      sentence:
        'Understood as: Mental health (“counselling”), age 14, open on Saturday, near SE13 6LG, Lewisham first.',
    });
  });

  it('is nothing where a question names none of it', async () => {
    const { view } = await understand('football club');
    expect(view).toBeUndefined();
  });
});
