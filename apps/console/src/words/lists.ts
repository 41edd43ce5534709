const LIST = new Intl.ListFormat('en-GB');

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return LIST.format(words);
}
