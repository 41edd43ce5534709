/** What a page says of itself; the standard's `Page`, in which no field is required. */
export interface PageCounters {
  readonly page_number?: number;
  readonly total_pages?: number;
  readonly total_items?: number;
  readonly first_page?: boolean;
  readonly last_page?: boolean;
}

export const MOST_PAGES = 5_000;

/**
 * Watches that a feed's pages go on and come to an end.
 *
 * Feeds go wrong in known ways: the first page for every number, a last page that never comes, a
 * list that changes while it is read, so that a service slips from a page not yet read to one that
 * was, and pages that count nothing at all.
 */
export class PageSequence {
  private readonly seen = new Set<string>();
  private readonly totals = new Set<number>();
  private ids = 0;
  /** How much less it calls a page than it is: some count from nought. */
  private less = 0;
  private counts = false;

  /** Whether nothing slipped while it was read; only then may what is missing be taken as gone. */
  get consistent(): boolean {
    const [total] = this.totals;
    return this.totals.size <= 1 && (total === undefined || total === this.ids);
  }

  /** Whether it says at all how many pages or records there are. */
  get counted(): boolean {
    return this.counts;
  }

  /**
   * Before the records of a page are taken.
   *
   * @param digest of its first records
   * @returns whether they are new; a feed that counts nothing may give all on one page, for
   * whatever number
   */
  begin(number: number, digest: string): { readonly isNew: boolean } | { readonly fault: string } {
    const isNew = !this.seen.has(digest);
    this.seen.add(digest);
    return isNew || !this.counts ? { isNew } : { fault: circle(number) };
  }

  /**
   * @param number the page asked for, from 1
   * @param records how many it held
   * @returns whether there is a page after it, or what is wrong with the feed
   */
  take(
    number: number,
    { page_number, total_pages, total_items, last_page }: PageCounters,
    records: number,
  ): { readonly more: boolean } | { readonly fault: string } {
    if (number === 1 && page_number === 0) this.less = 1;
    if (page_number !== undefined && page_number !== number - this.less)
      return { fault: `Asked for page ${String(number)} it gives page ${String(page_number)}.` };
    if (number >= MOST_PAGES) return { fault: `It has more than ${String(MOST_PAGES)} pages.` };
    this.ids += records;
    if (total_items !== undefined) this.totals.add(total_items);
    this.counts ||= [total_items, total_pages, last_page].some((said) => said !== undefined);
    if (records === 0 || last_page === true) return { more: false };
    if (total_pages !== undefined) return { more: number < total_pages };
    // Without a word of how many there are, an empty page is the end.
    return { more: last_page === false || total_items === undefined || this.ids < total_items };
  }

  /** A page that the feed said is as it was. */
  keep(ids: number): void {
    this.counts = true;
    this.ids += ids;
  }
}

const circle = (number: number): string =>
  `Page ${String(number)} is the same as one before: the feed goes round in a circle.`;
