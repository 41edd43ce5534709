import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { DocumentView, EpisodeView } from '@hub/contracts/episode';
import { ASSESSMENT, Folders } from '../system/stage/folders.js';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const DESKTOP = { width: 1280, scripts: true };
const WORDS = 'Waits for therapy';
const KEPT = `(async () => ({
  caches: (await caches.keys()).length,
  databases: (await indexedDB.databases()).length,
  stored: localStorage.length + sessionStorage.length,
}))()`;
const OPEN = 'It is open';

let stage: Stage;
let folders: Folders;
let browser: TestBrowser;
let episode: EpisodeView;
let assessment: DocumentView;

beforeAll(async () => {
  stage = new Stage();
  folders = new Folders(stage);
  browser = await TestBrowser.open(stage.url);
  ({ episode } = await folders.episode());
  assessment = await folders.addAssessment(episode.id);
}, 60_000);
afterAll(() => browser.close());

const addressOf = ({ id }: DocumentView): string => `/cases/${episode.id}/documents/${id}`;
const reader = (scripts = DESKTOP): Promise<Page> => browser.as(stage.person('Greenwich'), scripts);

/** Opens it, and gives the bytes that came for it. */
async function open(page: Page, document: DocumentView): Promise<Buffer> {
  await page.goto(addressOf(document));
  const content = page.waitForResponse((reply) => /\/(releases\/[^/]+|content)$/.test(reply.url()));
  await page.click('text=Open it');
  const bytes = await (await content).body();
  await page.locator('[data-reader-status]', { hasText: /open\.|shown/ }).waitFor();
  return bytes;
}
const added = (bytes: Buffer, type: string): Promise<DocumentView> =>
  folders.upload(episode.id, new Uint8Array(bytes), type, 'attachment');
const said = (page: Page): Promise<string | null> => page.textContent('[data-reader-status]');

describe('a document', () => {
  it('is reached from the folder, opened in the page alone, and kept nowhere', async () => {
    const page = await reader();
    const inspector = new Inspector(page, stage.url, [WORDS]);
    await page.goto(`/cases/${episode.id}/folder`);
    await page.click('text=Read it');
    expect(new URL(page.url()).pathname).toBe(addressOf(assessment));
    expect(await page.textContent('main')).toContain('Document 1 of 1 that you can read');
    const bytes = await open(page, assessment);
    expect(await said(page)).toContain(OPEN);
    const shown = await page.textContent('[data-reader-content]');
    expect(shown).toContain(ASSESSMENT.elements[0]?.needs);
    expect(shown).toContain('Speech language and communication');
    expect(shown).toContain('1 March 2026');
    expect(bytes.includes(WORDS)).toBe(false);
    expect(bytes.length).toBe(JSON.stringify(ASSESSMENT).length + 16);
    expect(await inspector.faults()).toEqual([]);
    expect(await page.evaluate(KEPT)).toEqual({ caches: 0, databases: 0, stored: 0 });
    await page.goto('/cases');
    await page.goBack();
    expect(await page.textContent('body')).not.toContain(WORDS);
  }, 60_000);

  it('of one’s own borough passes sealed too', async () => {
    const page = await browser.as(stage.person('Lewisham'), DESKTOP);
    const bytes = await open(page, assessment);
    expect(await page.textContent('[data-reader-content]')).toContain(WORDS);
    expect(bytes.includes(WORDS)).toBe(false);
    const plain = await page.request.get(`${addressOf(assessment)}/content`);
    expect(plain.status()).toBe(404);
    for (const key of [
      'no key',
      JSON.stringify({ kid: 'k', kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }),
    ]) {
      const headers = { 'recipient-key': key };
      const refused = await page.request.get(`${addressOf(assessment)}/content`, { headers });
      expect(await refused.json()).toEqual({ said: expect.stringContaining('no key that can be') });
    }
  }, 60_000);

  it('says without scripts what to do instead', async () => {
    const page = await reader({ width: 320, scripts: false });
    await page.goto(addressOf(assessment));
    expect(await page.locator('text=Turn it on and load this page again').isVisible()).toBe(true);
    expect(await page.locator('text=Open it').isVisible()).toBe(false);
  });
});

describe('a file', () => {
  it('is drawn: a PDF page by page, with its words; a picture', async () => {
    const page = await reader();
    const inspector = new Inspector(page, stage.url);
    await open(page, await added(pdfOf('Seen by the nurse'), 'application/pdf'));
    expect(await said(page)).toContain(OPEN);
    expect(await page.locator('canvas').getAttribute('aria-label')).toBe('Page 1 of 1');
    expect(await page.textContent('details')).toContain('Seen by the nurse');
    expect(await darkIn(page)).toBeGreaterThan(100);
    expect(await inspector.faults()).toEqual([]);

    await open(page, await added(pngOf(20, 10), 'image/png'));
    expect(await said(page)).toContain(OPEN);
    expect(await darkIn(page)).toBe(200);
    expect(await inspector.faults()).toEqual([]);
  }, 60_000);

  it('leads to the next one that may be read, by keyboard and without scripts', async () => {
    const newest = await added(pngOf(2, 2), 'image/png');
    const page = await reader();
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(addressOf(newest));
    expect(await page.textContent('main')).toContain('Document 1 of 4 that you can read');
    expect(await inspector.narrowFaults()).toEqual([]);
    const next = 'nav[aria-label="Documents"] a:has-text("Next")';
    await keyboard.follow('nav[aria-label="Documents"] li:first-child a');
    expect(await page.textContent('main')).toContain('Document 2 of 4 that you can read');
    expect(await inspector.faults()).toEqual([]);

    const narrow = await reader({ width: 320, scripts: false });
    await narrow.goto(addressOf(newest));
    for (let place = 2; place <= 4; place += 1) await narrow.click(next);
    expect(new URL(narrow.url()).pathname).toBe(addressOf(assessment));
    expect(await narrow.locator(next).count()).toBe(0);
  }, 60_000);

  it('that is broken is not shown, and said so', async () => {
    const page = await reader();
    const broken = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(99, 'x')]);
    await open(page, await added(broken, 'application/pdf'));
    expect(await said(page)).toContain('not whole');
    await page.route('**/releases/*', async (route) => {
      const reply = await route.fetch();
      const body = await reply.body();
      body[5] = (body[5] ?? 0) ^ 1;
      await route.fulfill({ response: reply, body });
    });
    await open(page, assessment);
    expect(await said(page)).toContain('nothing of it is shown');
    expect(await page.textContent('[data-reader-content]')).toBe('');
  }, 60_000);
});

/** How many dark points the first canvas has. */
function darkIn(page: Page): Promise<number> {
  return page.evaluate<number>(`(() => {
    const canvas = document.querySelector('canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4)
      if (data[at] + data[at + 1] + data[at + 2] < 200 && data[at + 3] > 200) dark += 1;
    return dark;
  })()`);
}

function pdfOf(words: string): Buffer {
  const drawn = `BT /F1 24 Tf 40 100 Td (${words}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${String(drawn.length)}>>stream\n${drawn}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  const body = objects.map((one, at) => `${String(at + 1)} 0 obj${one}endobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Size 6/Root 1 0 R>>\n%%EOF`);
}

/** A black picture. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  const rows = deflateSync(Buffer.alloc((width + 1) * height));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    ...[chunkOf('IHDR', header), chunkOf('IDAT', rows), chunkOf('IEND', Buffer.alloc(0))],
  ]);
}

function chunkOf(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
