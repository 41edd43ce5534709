const MOST_KEPT = 10_000;

/** Answers by what was asked, each for so long; all are given up where they grow too many. */
export class KeptAnswers<Answer> {
  private readonly kept = new Map<string, { readonly at: number; readonly answer: Answer }>();

  constructor(private readonly keepMs: number) {}

  /** Undefined where nothing is kept, or for too long. */
  find(asked: string): { readonly answer: Answer } | undefined {
    const kept = this.kept.get(asked);
    return kept && performance.now() - kept.at < this.keepMs ? kept : undefined;
  }

  keep(asked: string, answer: Answer): void {
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(asked, { at: performance.now(), answer });
  }
}
