/**
 * Times in buckets that grow by a tenth, so that any two sets of counts merge by addition and a
 * percentile is off by five per cent at the most. The idea is that of HdrHistogram and DDSketch
 * (Masson, Rim, Lee: VLDB 2019).
 */
const GROWTH = 1.1;
const SMALLEST_MS = 0.1;

export function bucketOf(milliseconds: number): number {
  return Math.floor(Math.log(Math.max(milliseconds, SMALLEST_MS) / SMALLEST_MS) / Math.log(GROWTH));
}

/** The middle of a bucket, in milliseconds. */
export function valueOf(bucket: number): number {
  return SMALLEST_MS * GROWTH ** (bucket + 0.5);
}

/**
 * @param counts bucket → how many
 * @param share between 0 and 1
 * @returns milliseconds; 0 where nothing was counted
 */
export function percentileOf(counts: ReadonlyMap<number, number>, share: number): number {
  const buckets = [...counts].sort(([a], [b]) => a - b);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [bucket, count] of buckets) {
    seen += count;
    if (seen >= share * total && total > 0) return Math.round(valueOf(bucket) * 10) / 10;
  }
  return 0;
}
