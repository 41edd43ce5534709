import { doubleMetaphone } from 'double-metaphone';

/**
 * How a name sounds: its codes in Double Metaphone, the second one where a name may be said in two
 * ways. Not empty: what has no sound, as a single vowel, stands for itself. Source: Philips 2000,
 * "The double metaphone search algorithm", C/C++ Users Journal 18(6).
 *
 * @param name folded, one word
 */
export function soundsOf(name: string): readonly string[] {
  const [first, second] = doubleMetaphone(name);
  const codes = [...new Set([first, second])].filter((code) => code !== '');
  return codes.length > 0 ? codes : [name];
}
