import type { ErrorList } from './faults.js';

/** What a controller answers with: to who looks, or to a script of the page they look at. */
export type Outcome = Page | Departure | Download | WholeDocument | Answer | Passage | Stream;

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

/** For a script of ours, in a page that is open. */
interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly body: object;
}

/** A content that passes sealed to a key of the page, which alone opens it. */
export interface Passage {
  readonly kind: 'passage';
  readonly reply: Response;
}

/** What a page says that keeps up to date, told for as long as it is open. */
export interface Stream {
  readonly kind: 'stream';
  readonly look: () => Promise<string>;
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

export function answer(body: object, status: number): Answer {
  return { kind: 'answer', status, body };
}

/** @throws Error where it is not sealed: nothing that can be read passes here */
export function passage(reply: Response): Passage {
  if (!reply.headers.has('content-key')) throw new Error('A content came that is not sealed');
  return { kind: 'passage', reply };
}

export function stream(look: () => Promise<string>): Stream {
  return { kind: 'stream', look };
}
