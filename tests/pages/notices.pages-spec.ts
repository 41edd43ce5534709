import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';
import { followWait } from './browser/waits.js';

const BY = 'Harrow';
const WITH = 'Hillingdon';
let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

const mainOf = (page: Page): Promise<string> => page.innerText('main');
const WORDS = 'I am away until Thursday.\nAsk Ada Obi meanwhile.';

describe('what a team is told', () => {
  it('is written by keyboard, read without scripts on a narrow screen, and shows who has', async () => {
    const { episode } = await stage.episode(BY, [WITH], { ownReference: 'NOTICE-1' });
    const nurse = stage.person(WITH);
    await stage.join(stage.as(BY), episode.id, { authority: WITH, person: nurse });
    const path = `/cases/${episode.id}/notices`;
    const page = await browser.as(stage.person(BY), { width: 1280, scripts: true });
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/cases/${episode.id}/team`);
    await keyboard.follow(`main a[href="${path}"]`);
    expect(await mainOf(page)).toContain('Nothing has been written to the team yet');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow(`main a[href="${path}/write"]`);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Write what they are to know');
    await keyboard.type('#words', WORDS);
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('Has not read it yet');
    expect(await mainOf(page)).toContain(WORDS);
    expect(await inspector.faults()).toEqual([]);

    const theirs = await browser.as(nurse, { width: 320, scripts: false });
    await followWait(theirs, 'Read what the team is told');
    expect(await mainOf(theirs)).toContain(WORDS);
    await theirs.click('main form button');
    expect(await mainOf(theirs)).toContain('It is written down that you have read it');
    expect(await theirs.locator(`main a[href$="/read"]`).count()).toBe(0);
    await theirs.goto(path);
    expect(await theirs.locator(`main a[href$="/write"]`).count()).toBe(0);
    expect((await theirs.request.get(`${path}/write`)).status()).toBe(404);
    await page.goto(path);
    expect(await mainOf(page)).toContain('Read it on');
    const stranger = await browser.as(stage.person('Barnet'), { width: 320, scripts: false });
    expect((await stranger.request.get(path)).status()).toBe(404);
  }, 120_000);
});
