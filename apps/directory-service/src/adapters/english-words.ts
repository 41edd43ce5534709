import { readFileSync } from 'node:fs';
import wordListPath from 'word-list';

/**
 * Words of English, each on a line: looked through as one text, which takes a tenth of the memory
 * of a set.
 */
const text = `\n${readFileSync(wordListPath, 'latin1')}\n`;

/** @param word in lower case */
export function isEnglishWord(word: string): boolean {
  return text.includes(`\n${word}\n`);
}
