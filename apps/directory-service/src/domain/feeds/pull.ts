/** How far a pull of a feed, or an import of its file, has read. */
export interface PullCounts {
  readonly pages: number;
  readonly unchangedPages: number;
  readonly bytes: number;
  readonly good: number;
  readonly bad: number;
  readonly warnings: number;
}

/** What is different in the directory after it. */
export interface PullDifferences {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly same: number;
}

interface PullStart extends PullCounts {
  readonly id: string;
  readonly feedId: string;
  readonly beganAt: string;
}

/**
 * What is held of a copy that was read to its end; what is left out, or not believed, has a reason.
 */
export type Verdict =
  | { readonly outcome: 'complete' }
  | { readonly outcome: 'unchanged'; readonly because?: string }
  | { readonly outcome: 'partial' | 'held_back'; readonly because: string };

export type RunningPull = PullStart & { readonly outcome: 'running' };
/** The directory is as it was before. */
export type FailedPull = PullStart & {
  readonly outcome: 'failed';
  readonly because: string;
  readonly endedAt: string;
};
export type TakenPull = PullStart & PullDifferences & Verdict & { readonly endedAt: string };
export type Pull = RunningPull | FailedPull | TakenPull;

/** @param held why nothing is taken away by it */
export function verdictOf(
  { pages, unchangedPages, bad }: PullCounts,
  { consistent, held }: { readonly consistent: boolean; readonly held: string | undefined },
): Verdict {
  const left = [
    ...(bad > 0 ? [`${String(bad)} records were refused.`] : []),
    ...(consistent ? [] : ['It changed while it was read, or miscounts: nothing was taken away.']),
  ];
  if (held !== undefined) return { outcome: 'held_back', because: [...left, held].join(' ') };
  const because = left.join(' ');
  if (pages > 0 && unchangedPages === pages)
    return { outcome: 'unchanged', ...(because === '' ? {} : { because }) };
  return because === '' ? { outcome: 'complete' } : { outcome: 'partial', because };
}

/** What was read is the directory's copy of the feed now. */
export function taken(
  pull: RunningPull,
  verdict: Verdict,
  differences: PullDifferences,
  endedAt: string,
): TakenPull {
  return { ...pull, ...differences, ...verdict, endedAt };
}

export function failed(pull: RunningPull, because: string, endedAt: string): FailedPull {
  return { ...pull, outcome: 'failed', because: because.slice(0, 500), endedAt };
}
