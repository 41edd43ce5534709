import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceRequestView } from '@hub/contracts/provision';
import { Stage } from '../system/stage/stage.js';
import { pulledFeeds } from '../system/stage/pulled-feeds.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';
import { WIDTHS } from './browser/widths.js';

const BOROUGH = 'Lewisham';
const DESKTOP = { width: 1280, scripts: true };
const NARROW = { width: 320, scripts: false };

let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
  await declinedService();
  await pulledFeeds(stage);
}, 120_000);
afterAll(() => browser.close());

/** A case for which Southwark cannot give what was asked of it. */
async function declinedService(): Promise<void> {
  const { episode } = await stage.episode(BOROUGH, ['Southwark'], {
    purposes: ['support', 'service_request'],
  });
  const asked = { toAuthority: stage.code('Southwark'), service: 'housing' };
  const { body } = await stage
    .as(BOROUGH)
    .post<ServiceRequestView>(`/v1/episodes/${episode.id}/service-requests`, { body: asked });
  const answer = { answer: 'declined', reason: 'no_capacity' };
  await stage.as('Southwark').post(`/v1/service-requests/${body.id}/answer`, { body: answer });
}

describe('the figures', () => {
  it.each(WIDTHS)('are findings with bars and tables at %s pixels', async (width) => {
    const page = await browser.as(stage.person(BOROUGH, 'lead_caf_contact'), { ...DESKTOP, width });
    const inspector = new Inspector(page, stage.url);
    await page.goto('/figures');
    expect(await page.textContent('h2')).toMatch(/^\d+ cases? (was|were) started/);
    expect(await page.textContent('main')).toMatch(/asked for (was|were) not given/);
    expect(await page.locator('svg.hub-chart rect').count()).toBeGreaterThan(0);
    expect(await inspector.faults()).toEqual([]);
    expect(await inspector.narrowLayout()).toEqual([]);
  });

  it('can be kept as a file; others do not find them', async () => {
    const page = await browser.as(stage.person(BOROUGH, 'lead_caf_contact'), DESKTOP);
    const file = await page.request.get('/figures/files/episodes');
    expect(file.headers()['content-type']).toContain('text/csv');
    expect(file.headers()['content-disposition']).toContain('episodes.csv');
    expect((await file.text()).split(/\r?\n/)[0]).toContain('month,authority,started');
    const unmet = await page.request.get('/figures/files/unmet-needs');
    expect((await unmet.text()).split(/\r?\n/)[0]).toContain('declinedNoCapacity');
    const places = await page.request.get('/figures/files/schools-and-practices');
    expect(places.headers()['content-type']).toContain('text/csv');
    expect((await page.request.get('/figures/files/people')).status()).toBe(404);
    const theirs = await browser.as(stage.person(BOROUGH), DESKTOP);
    for (const path of ['/figures', '/figures/files/episodes'])
      expect((await theirs.request.get(path)).status()).toBe(404);
  });
});

describe('a service for a child', () => {
  it('is found by keyboard, with who may use it, why, and how to reach it', async () => {
    const page = await browser.as(stage.person(BOROUGH), DESKTOP);
    const inspector = new Inspector(page, stage.url, ['SE13']);
    const keyboard = new Keyboard(page);
    await page.goto('/services');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.type('#postcode', 'SE13');
    await keyboard.follow('main form button');
    expect(await page.textContent('main')).toMatch(/Open to this child|Ask first/);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main h3 a');
    expect(await page.textContent('main')).toContain('Last seen in the directory');
    expect(await inspector.faults()).toEqual([]);
  });

  it('is asked for without scripts on a narrow screen; nothing typed is lost', async () => {
    const page = await browser.as(stage.person(BOROUGH), NARROW);
    await page.goto('/services');
    await page.fill('#postcode', 'here');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Enter a postcode like');
    expect(await page.inputValue('#postcode')).toBe('here');
    await page.fill('#postcode', 'ZZ99');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('does not know where');
    await page.fill('#postcode', '');
    await page.check('#shown-2');
    await page.click('main form button');
    expect(await page.textContent('main')).toMatch(/Not open to this child|No service that/);
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(NARROW.width);
  });
});

describe('a family', () => {
  it('reads what happens with their data without signing in', async () => {
    const page = await browser.window(NARROW);
    await page.goto('/families');
    const text = await page.textContent('main');
    for (const heading of ['Who may look', 'What agreeing means', 'How to say no', 'Whom to ask'])
      expect(text).toContain(heading);
    await page.goto('/families/more');
    expect(await page.textContent('main')).not.toContain('Who may look');
  });
});
