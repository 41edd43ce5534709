import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { TestBrowser } from './browser/signed-in.js';

const SECRET = 'Rivers';
let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

/** The welcome page with a fault planted in it on its way to the browser. */
async function faultsWith(plant: (html: string) => string, path = '/'): Promise<string> {
  const page: Page = await browser.window({ width: 320, scripts: true });
  const inspector = new Inspector(page, stage.url, [SECRET]);
  await page.route(`${stage.url}/`, async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, body: plant(await reply.text()) });
  });
  await page.goto(path, { waitUntil: 'load' });
  const faults = await inspector.faults();
  await page.context().close();
  return faults.join('\n');
}

const into = (planted: string) => (html: string) => html.replace('</main>', `${planted}</main>`);

describe('what looks at each page', () => {
  it('finds nothing on a page that is right', async () => {
    expect(await faultsWith((html) => html)).toBe('');
  });

  it.each([
    ['axe label', into('<input type="text">')],
    ['axe link-name', into('<a href="#main-content"><svg></svg></a>')],
    ['policy:', into('<script>document.title</script>')],
    ['outside:', into('<img alt="x" src="https://elsewhere.example/x.png">')],
    ['title:', (html: string) => html.replace(/<title>[^<]*/, '<title>Page')],
    ['title holds', (html: string) => html.replace('<title>', `<title>${SECRET} `)],
    ['sideways:', into(`<pre>${'x'.repeat(200)}</pre>`)],
    ['main headings: 2', into('<h1>Again</h1>')],
  ])('finds %s where it is planted', async (fault, plant) => {
    expect(await faultsWith(plant)).toContain(fault);
  });

  it('finds a name in an address', async () => {
    expect(await faultsWith((html) => html, `/?q=${SECRET}`)).toContain('address holds');
  });
});
