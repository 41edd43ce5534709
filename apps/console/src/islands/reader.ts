import { drawForm, drawPicture } from './draw.js';
import { makeOneTimeKey, type OneTimeKey } from './one-time-key.js';
import { openContent } from './open-content.js';

const AGAIN_MS = 3_000;
const MOST_TRIES = 200;
const SESSION_OVER = 'Your session has ended. Reload this page and sign in again.';
const NOT_NOW = 'It cannot be opened now. Try again in a few minutes.';
const BROKEN =
  'What came is not whole, or not what was put on record. Tell whoever added it; nothing of it is shown.';

/** What is said to whoever reads, in place of a content. */
class UnopenedError extends Error {}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-reader]')) prepare(form);

/** Lets whoever runs scripts open the document; until then the page says what else they can do. */
function prepare(form: HTMLFormElement): void {
  const [instead, place, status] = ['instead', 'content', 'status'].map((part) =>
    document.querySelector<HTMLElement>(`[data-reader-${part}]`),
  );
  if (!instead || !place || !status) return;
  instead.hidden = true;
  form.hidden = false;
  const clear = (): void => {
    place.replaceChildren();
  };
  // A page that is left keeps nothing to come back to.
  addEventListener('pagehide', clear);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clear();
    form.hidden = true;
    status.textContent = 'Opening it. This can take some seconds.';
    read(form, place, status).then(
      () => (status.textContent = 'It is open. It is gone when you leave this page.'),
      (error: unknown) => {
        clear();
        form.hidden = false;
        status.textContent = error instanceof UnopenedError ? error.message : BROKEN;
      },
    );
  });
}

async function read(form: HTMLFormElement, place: HTMLElement, status: HTMLElement): Promise<void> {
  const key = await makeOneTimeKey();
  const { reader = 'released', names = '{}' } = form.dataset;
  const reply = await (reader === 'own'
    ? asked(`${form.action}/content`, { headers: { 'recipient-key': key.publicHalf } })
    : released(form, key, status));
  await show(place, await opened(reply, key), reply, JSON.parse(names) as Record<string, string>);
}

/** Asks for it, then fetches it; who holds it may take a while to pass it on. */
async function released(
  form: HTMLFormElement,
  key: OneTimeKey,
  status: HTMLElement,
): Promise<Response> {
  const body = new URLSearchParams({ key: key.publicHalf });
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string') body.set(name, value);
  const reply = await asked(`${form.action}/release`, { method: 'POST', body });
  const { content } = (await reply.json()) as { content: string };
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const passed = await asked(content, {});
    if (passed.status !== 202) return passed;
    status.textContent =
      'It stays with the borough that holds it, which was asked for it. Leave this page open.';
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
  throw new UnopenedError('Whoever holds it has not passed it on yet. Try again later.');
}

/** @throws UnopenedError where there is no content, in words that say what to do */
async function asked(address: string, options: RequestInit): Promise<Response> {
  const reply = await fetch(address, { ...options, redirect: 'manual', cache: 'no-store' }).catch(
    () => {
      throw new UnopenedError(NOT_NOW);
    },
  );
  if (reply.type === 'opaqueredirect') throw new UnopenedError(SESSION_OVER);
  if (reply.ok) return reply;
  const said = await reply.json().then(
    (body: unknown) => (body as { said?: string }).said,
    () => undefined,
  );
  throw new UnopenedError(said ?? NOT_NOW);
}

async function opened(reply: Response, key: OneTimeKey): Promise<Uint8Array<ArrayBuffer>> {
  const contentKey = await key.open(headerOf(reply, 'content-key'));
  const sealed = new Uint8Array(await reply.arrayBuffer());
  const bytes = await openContent(sealed, contentKey, headerOf(reply, 'content-binding'));
  const digest = reply.headers.get('document-digest');
  if (digest !== null && (await sha256(bytes)) !== digest)
    throw new Error('The content is not the one that its holder put on record');
  return bytes;
}

async function show(
  place: HTMLElement,
  bytes: Uint8Array<ArrayBuffer>,
  reply: Response,
  names: Readonly<Record<string, string>>,
): Promise<void> {
  const type = headerOf(reply, 'document-media-type');
  switch (type) {
    case 'application/json':
      drawForm(place, bytes, names);
      return;
    case 'application/pdf': {
      const { drawPdf } = await import('./pdf-pages.js');
      await drawPdf(place, bytes);
      return;
    }
    case 'image/jpeg':
    case 'image/png':
      await drawPicture(place, bytes, type);
      return;
    default:
      throw new UnopenedError(
        'A file of this kind cannot be shown here. Open it in your case system, or ask whoever added it for a PDF.',
      );
  }
}

function headerOf(reply: Response, name: string): string {
  const value = reply.headers.get(name);
  if (value === null) throw new Error(`The answer has no ${name}`);
  return value;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
