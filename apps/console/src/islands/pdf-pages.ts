import { getDocument, PDFWorker } from 'pdfjs-dist';
import { canvasFor, made } from './draw.js';

/** Twice what a screen shows, so that small print can be read when it is made larger. */
const SCALE = 2;

interface ScriptAddresses {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ) => { createScriptURL: (address: string) => URL };
}
declare global {
  var trustedTypes: ScriptAddresses | undefined;
}

/**
 * Draws each page of a PDF, with its words beneath for who does not see it. It runs no script of
 * the document, and asks for nothing but our own files.
 */
export async function drawPdf(place: HTMLElement, data: Uint8Array): Promise<void> {
  const assets = new URL('.', import.meta.url).href;
  const worker = new Worker(trusted(`${assets}pdf.worker.min.mjs`), { type: 'module' });
  const loading = getDocument({
    data,
    worker: PDFWorker.create({ port: worker }),
    useWasm: false,
    wasmUrl: assets,
    useWorkerFetch: true,
    enableXfa: false,
  });
  try {
    const pdf = await loading.promise;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const name = `Page ${String(number)} of ${String(pdf.numPages)}`;
      const viewport = page.getViewport({ scale: SCALE });
      const canvas = canvasFor(place, viewport, name);
      await page.render({ canvas, viewport }).promise;
      place.append(wordsOf(name, (await page.getTextContent()).items));
    }
  } finally {
    await loading.destroy();
    worker.terminate();
  }
}

function wordsOf(name: string, items: readonly object[]): HTMLElement {
  const text = items.flatMap((one) => ('str' in one ? [String(one.str)] : [])).join(' ');
  const details = made('details', 'govuk-details');
  const summary = made('summary', 'govuk-details__summary');
  summary.append(made('span', 'govuk-details__summary-text', `The words of ${name.toLowerCase()}`));
  const words = text.trim() === '' ? 'This page is a picture: it holds no words.' : text;
  details.append(summary, made('div', 'govuk-details__text', words));
  return details;
}

/** The address of a script of ours, as the page's policy wants it. */
function trusted(address: string): URL {
  const rules = { createScriptURL: (one: string): string => one };
  return (
    globalThis.trustedTypes?.createPolicy('reader', rules).createScriptURL(address) ??
    new URL(address)
  );
}
