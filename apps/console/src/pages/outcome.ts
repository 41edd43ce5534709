import type { ErrorList } from './faults.js';

/** What a controller answers with: a page, another address, a file to keep, or a document. */
export type Outcome = Page | Departure | Download | WholeDocument;

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

export interface Download {
  readonly kind: 'download';
  /** Of the file, as it is kept. */
  readonly name: string;
  readonly content: string;
}

/** A document as the hub made it, with its own style; nothing of the console stands around it. */
export interface WholeDocument {
  readonly kind: 'document';
  readonly html: string;
}

export function page(template: string, view: object, status = 200): Page {
  return { kind: 'page', status, template, view };
}

/** A page with a form: asked again, as wrong, where its summary says that something is. */
export function formPage(
  template: string,
  view: { readonly summary: ErrorList | undefined },
): Page {
  return page(template, view, view.summary ? 400 : 200);
}

/** After what was sent was done, or to where it can be said. */
export function goTo(to: string): Departure {
  return { kind: 'departure', to };
}

export function download(name: string, content: string): Download {
  return { kind: 'download', name, content };
}

export function wholeDocument(html: string): WholeDocument {
  return { kind: 'document', html };
}
