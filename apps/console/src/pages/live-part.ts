/** A part of a page that keeps up to date where scripts run; others look again. */
export interface LivePart {
  /** Where the same sentence is told anew. */
  readonly address: string;
  /** As the page has it. */
  readonly shown: string;
  readonly again: string;
  readonly text: string;
}
