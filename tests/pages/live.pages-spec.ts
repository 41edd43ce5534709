import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const BY = 'Bromley';
const ASKED = 'Westminster';
const WITHIN_MS = 40_000;

let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

const says = (page: Page, text: string) =>
  stage.until(
    () => page.textContent('[data-live]'),
    (said) => said?.includes(text) === true,
    WITHIN_MS,
  );
const shownOn = (page: Page) => page.getAttribute('[data-live]', 'data-shown');

/** Something comes to the work of everybody in the social care of a borough. */
async function askSocialCare(): Promise<void> {
  const { episode } = await stage.episode(BY, ['Hounslow'], { ownReference: 'LIVE-1' });
  const socialCare = { section: 'section_17', authority: stage.code(ASKED), team: 'Front door' };
  await stage.as(BY).post(`/v1/episodes/${episode.id}/steps`, {
    body: { step: 'step_up', socialCare },
    ifMatch: `"${String(episode.version)}"`,
  });
}

describe('a page that waits', () => {
  it('says what is new where scripts run, and ends with the session', async () => {
    const person = stage.person(ASKED);
    const page = await browser.as(person, { width: 1280, scripts: true });
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto('/');
    expect(await page.textContent('[data-live]')).toBe('');
    const before = await shownOn(page);
    await askSocialCare();
    await says(page, 'New: ');
    const told = await shownOn(page);
    expect(told).not.toBe(before);
    expect(told).toMatch(/^\d+ things? waits? for you\. /);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main a[href="/"]');
    expect(await page.textContent('main')).toContain('Say whether social care takes the child on');

    const plain = await browser.as(person, { width: 320, scripts: false });
    await plain.goto('/');
    await askSocialCare();
    await stage.until(
      async () => {
        await plain.click('main a[href="/"]');
        return shownOn(plain);
      },
      (sentence) => sentence !== told,
    );

    await page.goto('/');
    const other = await page.context().newPage();
    await other.goto('/');
    await Promise.all([other.waitForEvent('load'), other.click('form[action="/sign-out"] button')]);
    await says(page, 'does not keep up to date any more');
    expect((await page.request.get('/live/work')).status()).toBe(404);
  }, 150_000);

  it('is one of three at most, so that a browser can still fetch pages', async () => {
    const page = await browser.as(stage.person(BY), { width: 1280, scripts: true });
    await page.goto('/');
    for (let more = 0; more < 3; more += 1) {
      const another = await page.context().newPage();
      await another.goto('/');
    }
    await says(page, 'does not keep up to date any more');
  }, 120_000);
});
