import anyAscii from 'any-ascii';

/**
 * Latin letters and digits in lower case, other scripts transliterated; all else becomes a blank:
 * `Łukasz O’Brien` → `lukasz o brien`.
 */
export function fold(text = ''): string {
  return anyAscii(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
