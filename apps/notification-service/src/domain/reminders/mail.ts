export interface Mail {
  readonly subject: string;
  readonly text: string;
  /** The same however often it is sent (RFC 5322, 3.6.4). */
  readonly messageId: string;
}

/** What the mail server said of a mail. */
export type Answer =
  | { readonly outcome: 'taken' }
  /** For good: it knows no such address, or takes nothing for it. */
  | { readonly outcome: 'refused'; readonly code: number }
  | { readonly outcome: 'later' };
