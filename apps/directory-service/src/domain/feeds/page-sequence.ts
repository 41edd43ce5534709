/** A page as a feed describes it; the standard's `Page`. */
export interface PageEnvelope {
  readonly page_number?: number;
  readonly total_pages?: number;
  readonly total_items?: number;
  readonly last_page?: boolean;
  readonly contents: readonly unknown[];
}

export const MOST_PAGES = 5_000;

/**
 * Watches that a feed's pages go on and come to an end.
 *
 * Feeds go wrong in known ways: the first page for every number, a last page that never comes, and a list that
 * changes while it is read, so that a service slips from a page not yet read to one that was.
 */
export class PageSequence {
  private readonly seen = new Set<string>();
  private readonly totals = new Set<number>();
  private ids = 0;

  /** Whether nothing slipped while it was read; only then may what is missing be taken as gone. */
  get consistent(): boolean {
    const [total] = this.totals;
    return this.totals.size <= 1 && (total === undefined || total === this.ids);
  }

  /**
   * @param number the page asked for, from 1
   * @param digest of its contents
   * @returns whether there is a page after it, or what is wrong with the feed
   */
  take(
    number: number,
    { page_number, total_pages, total_items, last_page, contents }: PageEnvelope,
    digest: string,
  ): { readonly more: boolean } | { readonly fault: string } {
    if (page_number !== undefined && page_number !== number)
      return { fault: `Asked for page ${String(number)} it gives page ${String(page_number)}.` };
    if (contents.length > 0 && this.seen.has(digest))
      return {
        fault: `Page ${String(number)} is the same as one before: the feed goes round in a circle.`,
      };
    if (number >= MOST_PAGES) return { fault: `It has more than ${String(MOST_PAGES)} pages.` };
    this.seen.add(digest);
    this.ids += contents.length;
    if (total_items !== undefined) this.totals.add(total_items);
    if (contents.length === 0 || last_page === true) return { more: false };
    return { more: total_pages === undefined ? last_page === false : number < total_pages };
  }

  /** A page that the feed said is as it was. */
  keep(ids: number): void {
    this.ids += ids;
  }
}
