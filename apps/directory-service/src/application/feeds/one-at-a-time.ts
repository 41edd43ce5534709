/**
 * Lets each member do one piece of work at a time, so that no member takes the turns of the others.
 */
export class OneAtATime {
  private readonly busy = new Set<string>();

  /** @returns undefined where an earlier one of that member still goes on; nothing is done then */
  async take<Result>(member: string, work: () => Promise<Result>): Promise<Result | undefined> {
    if (this.busy.has(member)) return undefined;
    this.busy.add(member);
    try {
      return await work();
    } finally {
      this.busy.delete(member);
    }
  }
}
