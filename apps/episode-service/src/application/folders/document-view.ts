import type { DocumentView } from '@hub/contracts/episode';
import { type Document, newestOf } from '../../domain/folders/document.js';

export function viewDocument(document: Document): DocumentView {
  return { ...document, versions: [...document.versions], version: newestOf(document) };
}
