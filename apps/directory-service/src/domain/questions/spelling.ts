/** Shorter words have too many others beside them. */
const SHORTEST = 4;
/** From this length on, a second letter may be wrong. */
const LONG = 8;

/** Which words need no correction, and by which the others are corrected. */
export interface Spelling {
  /** A word of the language, or one that is used here. */
  readonly isWord: (word: string) => boolean;
  /** Words that may have been meant, the likelier of two that are as near first. */
  readonly candidates: (word: string) => Iterable<string>;
}

/**
 * The word that was meant; undefined where the word is one already, or none comes near enough. It
 * begins with the same letter, and differs by one letter that is wrong, missing, too many or
 * swapped with the next, or by two such in a long word.
 */
export function correctionOf(word: string, { isWord, candidates }: Spelling): string | undefined {
  if (word.length < SHORTEST || !/^[a-z]+$/.test(word) || isWord(word)) return undefined;
  const most = word.length < LONG ? 1 : 2;
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates(word)) {
    if (candidate[0] !== word[0] || Math.abs(candidate.length - word.length) > most) continue;
    const distance = editsBetween(word, candidate);
    if (distance <= most && distance < (best?.distance ?? Infinity)) best = { candidate, distance };
  }
  return best?.candidate;
}

/**
 * Optimal string alignment distance (Damerau 1964): letters added, left out, changed, and
 * neighbours swapped.
 */
export function editsBetween(a: string, b: string): number {
  let older: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (older[j - 2] ?? 0) + 1
          : Infinity;
      row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed, swapped));
    }
    older = before;
    before = row;
  }
  return before[b.length] ?? 0;
}
