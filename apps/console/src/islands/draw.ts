import { type Line, readable } from './readable.js';

/** Shows a form in JSON as text: headings, and entries with their names. */
export function drawForm(
  place: HTMLElement,
  bytes: Uint8Array,
  names: Readonly<Record<string, string>>,
): void {
  const content: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  let list: HTMLElement | undefined;
  for (const line of readable(content, names)) {
    if (line.kind === 'heading') {
      list = undefined;
      place.append(made('h2', 'govuk-heading-m', line.text));
      continue;
    }
    list ??= place.appendChild(made('dl', 'govuk-summary-list'));
    list.append(rowOf(line));
  }
}

/** Shows a picture on a canvas: it has no address, so nothing of it is stored. */
export async function drawPicture(
  place: HTMLElement,
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
): Promise<void> {
  const picture = await createImageBitmap(new Blob([bytes], { type }));
  const canvas = canvasFor(place, picture, 'The picture');
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
}

/** @param name what it shows, for who does not see it */
export function canvasFor(
  place: HTMLElement,
  { width, height }: { readonly width: number; readonly height: number },
  name: string,
): HTMLCanvasElement {
  const canvas = made('canvas', 'hub-page');
  canvas.width = Math.ceil(width);
  canvas.height = Math.ceil(height);
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', name);
  return place.appendChild(canvas);
}

export function made<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  text = '',
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

function rowOf({ name, text }: Extract<Line, { kind: 'entry' }>): HTMLElement {
  const row = made('div', 'govuk-summary-list__row');
  row.append(
    made('dt', 'govuk-summary-list__key', name),
    made('dd', 'govuk-summary-list__value hub-words', text),
  );
  return row;
}
