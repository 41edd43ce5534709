import { authorityName } from '@hub/contracts';
import type { UnderstoodQuestion } from '@hub/contracts/directory';
import { type QuestionRead, readQuestion } from '../../domain/questions/read-question.js';
import { plainWords } from '../../domain/questions/words.js';
import type { ServiceTaxonomy } from '../../domain/services/taxonomy.js';
import type { ServiceStore } from '../ports.js';

/** Whether a word is one of the language. */
export type IsWord = (word: string) => boolean;

const MOST_SHOWN = 3;

/**
 * Reads a question in everyday words; misspelt ones are read as words of the vocabulary, or as
 * those that services use.
 */
export async function understandQuestion(
  text: string,
  { vocabulary }: ServiceTaxonomy,
  isWord: IsWord,
  services: ServiceStore,
): Promise<QuestionRead> {
  const odd = plainWords(text).filter((word) => /^[a-z]{4,}$/.test(word) && !isWord(word));
  const used = await services.likeWords([...new Set(odd)]);
  return readQuestion(text, vocabulary, {
    isWord: (word) => isWord(word) || (used.get(word)?.isUsed ?? false),
    candidates: (word) => [...vocabulary.words, ...(used.get(word)?.like ?? [])],
  });
}

/** Nothing where nothing of a question was understood. */
export function understoodView(
  { needs, age, day, postcode, authority }: QuestionRead,
  taxonomy: ServiceTaxonomy,
): UnderstoodQuestion | undefined {
  const named = needs.slice(0, MOST_SHOWN).map(({ need, because }) => ({
    need,
    name: taxonomy.needs.find(({ code }) => code === need)?.name ?? need,
    because: because.slice(0, 20).map((words) => words.slice(0, 200)),
  }));
  const parts = [
    ...named.map(({ name, because }) => `${name} (“${because.join('”, “')}”)`),
    ...(age === undefined ? [] : [`age ${String(age)}`]),
    ...(day === undefined ? [] : [`open on ${day.charAt(0).toUpperCase()}${day.slice(1)}`]),
    ...(postcode === undefined ? [] : [`near ${postcode}`]),
    ...(authority === undefined ? [] : [`${authorityName(authority)} first`]),
  ];
  if (parts.length === 0) return undefined;
  return {
    needs: named,
    ...(age === undefined ? {} : { age }),
    ...(day === undefined ? {} : { day }),
    ...(postcode === undefined ? {} : { postcode }),
    ...(authority === undefined ? {} : { authority }),
    sentence: `Understood as: ${parts.join(', ')}.`.slice(0, 1_000),
  };
}
