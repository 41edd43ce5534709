import type { DocumentView } from '@hub/contracts/episode';
import { type Correction, hides } from '../../domain/corrections/correction.js';
import { type Document, newestOf } from '../../domain/folders/document.js';
import { marksOf } from '../corrections/correction-view.js';

export function viewDocument(document: Document): DocumentView {
  return { ...document, versions: [...document.versions], version: newestOf(document) };
}

/** The document with what of it was corrected. */
export function viewMarked(document: Document, corrections: readonly Correction[]): DocumentView {
  const own = corrections.filter((one) => isAbout(one, document.id));
  const { corrections: marks } = marksOf(own);
  return { ...viewDocument(document), ...(marks ? { corrections: marks } : {}) };
}

/** One that should not be there stays, and stands in no list by itself. */
export function isLeftOut(documentId: string, corrections: readonly Correction[]): boolean {
  return corrections.some(
    (one) => isAbout(one, documentId) && one.documentVersion === undefined && hides(one),
  );
}

function isAbout({ about, aboutId }: Correction, documentId: string): boolean {
  return about === 'document' && aboutId === documentId;
}
