/** What can be seen of something that starts. */
export interface Signs {
  /** What it says it waits for; undefined while it does not answer. */
  readonly waitsFor?: string | undefined;
  /** Different sentences in its log. */
  readonly sentences: number;
  readonly cpuSeconds: number;
}

const STANDS_STILL_AFTER_MS = 120_000;
/**
 * What does nothing but wait uses less within the time above; what starts uses more, even on a
 * machine with 50 others at work.
 */
const CPU_STEP_SECONDS = 2;

/**
 * How long something that starts is waited for: while it makes progress. Progress is another
 * answer, or a sentence in its log that was not there; before it answers, work of the processor,
 * too. Afterwards that is no sign: it works for who asks.
 */
export class Patience {
  private movedAt: number;
  private readonly answers = new Set<string>();
  private sentences = 0;
  private cpuSeconds = 0;

  constructor(
    now: number,
    private readonly standsStillAfterMs = STANDS_STILL_AFTER_MS,
  ) {
    this.movedAt = now;
  }

  /** @returns whether it has stood still for too long */
  isExhausted(now: number, signs: Signs): boolean {
    if (this.takeIn(signs)) this.movedAt = now;
    return now - this.movedAt >= this.standsStillAfterMs;
  }

  /**
   * An answer that was given before is no news: something that comes and goes is not nearer to
   * being ready.
   */
  private takeIn({ waitsFor, sentences, cpuSeconds }: Signs): boolean {
    const isNewAnswer = waitsFor !== undefined && !this.answers.has(waitsFor);
    if (isNewAnswer) this.answers.add(waitsFor);
    const worked = this.answers.size === 0 && cpuSeconds - this.cpuSeconds >= CPU_STEP_SECONDS;
    if (worked) this.cpuSeconds = cpuSeconds;
    const spoke = sentences > this.sentences;
    this.sentences = sentences;
    return isNewAnswer || worked || spoke;
  }
}

/** For whoever waits for it. */
export function describeSigns({ waitsFor, sentences, cpuSeconds }: Signs): string {
  if (waitsFor !== undefined) return `it waits for ${waitsFor}`;
  return `it does not answer yet, has used ${cpuSeconds.toFixed(1)} s of the processor and ${sentences === 0 ? 'written nothing' : 'written to its log'}`;
}
