/** What a controller answers with: a page, or another address. */
export type Outcome = Page | Departure;

export interface Page {
  readonly kind: 'page';
  readonly status: number;
  /** Its template, without the ending. */
  readonly template: string;
  readonly view: object;
}

export interface Departure {
  readonly kind: 'departure';
  readonly to: string;
}

export function page(template: string, view: object, status = 200): Page {
  return { kind: 'page', status, template, view };
}

/** After what was sent was done, or to where it can be said. */
export function goTo(to: string): Departure {
  return { kind: 'departure', to };
}
