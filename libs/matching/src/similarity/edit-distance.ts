/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours,
 * each counted once. Source: Damerau 1964; Boytsov 2011, "Indexing methods for approximate
 * dictionary searching", section 2.
 *
 * @param most distances above this are not told apart; the search ends early
 * @returns the distance, or `most + 1`
 */
export function editDistance(one: string, other: string, most: number): number {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1];
      if (swapped) cost = Math.min(cost, at(before, column - 2) + 1);
      current.push(cost);
      best = Math.min(best, cost);
    }
    if (best > most) return most + 1;
    before = previous;
    previous = current;
  }
  return Math.min(at(previous, other.length), most + 1);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
