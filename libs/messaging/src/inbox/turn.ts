/** Whose turn it is in a stream whose last place that took effect is known. */
export type Turn = 'next' | 'early' | 'past';

/**
 * @param sequence place of the message, from 1
 * @param last the last place that took effect, 0 before the first
 */
export function turnOf(sequence: number, last: number): Turn {
  if (sequence <= last) return 'past';
  return sequence === last + 1 ? 'next' : 'early';
}

/**
 * Whether each message follows the one before it in its stream, so that all can be handled as they
 * come.
 */
export function areInTurn(
  placed: readonly StreamPosition[],
  cursors: ReadonlyMap<string, { readonly last: number }>,
): boolean {
  const last = new Map<string, number>();
  for (const { stream, sequence } of placed) {
    const before = last.get(stream) ?? cursors.get(stream)?.last ?? 0;
    if (turnOf(sequence, before) !== 'next') return false;
    last.set(stream, sequence);
  }
  return true;
}

interface StreamPosition {
  readonly stream: string;
  readonly sequence: number;
}

/**
 * Arrivals with those of one stream in the order of their sequence. Each stream keeps the positions
 * it had, so that no stream overtakes another.
 */
export function inSequence<T extends StreamPosition>(arrivals: readonly T[]): T[] {
  const streams = new Map<string, T[]>();
  for (const arrival of arrivals) {
    const same = streams.get(arrival.stream);
    if (same) same.push(arrival);
    else streams.set(arrival.stream, [arrival]);
  }
  for (const same of streams.values()) same.sort((a, b) => a.sequence - b.sequence);
  return arrivals
    .map(({ stream }) => streams.get(stream)?.shift())
    .filter((arrival) => arrival !== undefined);
}
