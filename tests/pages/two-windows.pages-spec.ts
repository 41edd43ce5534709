import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { type Manner, TestBrowser } from './browser/signed-in.js';

const BY = 'Hammersmith and Fulham';
const WITH = 'Hounslow';
const DESKTOP: Manner = { width: 1280, scripts: true };
const NARROW: Manner = { width: 320, scripts: false };

let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';
const summaryOf = async (page: Page): Promise<string> =>
  (await page.textContent('.govuk-error-summary')) ?? '';

/** In a window of their own, somebody says that it is another level. */
async function changeLevel(page: Page, id: string, level: number): Promise<void> {
  await page.goto(`/cases/${id}/level/${String(level)}`);
  await page.check('#shows');
  await page.click('main form button');
  expect(await mainOf(page)).toContain(`${String(level)}, `);
}

describe('two windows on one case', () => {
  it('lose nothing that was typed, by keyboard: the page says what changed, and it is sent again', async () => {
    const { episode } = await stage.episode(BY, [WITH], { ownReference: 'TWICE-1' });
    const page = await browser.as(stage.person(BY), DESKTOP);
    const other = await browser.as(stage.person(BY), DESKTOP);
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/cases/${episode.id}/level/4`);
    await keyboard.choose('#shows');
    await keyboard.choose('#also-3');
    await changeLevel(other, episode.id, 3);

    await keyboard.follow('main form button');
    expect(await summaryOf(page)).toContain('Somebody has changed this since you opened it');
    expect(await summaryOf(page)).toContain(
      'Level of need is now “3, Complex”. It was “2, Targeted”',
    );
    expect(await page.isChecked('#shows')).toBe(true);
    expect(await page.isChecked('#also-3')).toBe(true);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('4, Acute');
  }, 120_000);

  it('lose nothing without scripts either, nor where it can be done no more', async () => {
    const { episode } = await stage.episode(BY, [WITH], { ownReference: 'TWICE-2' });
    const page = await browser.as(stage.person(BY), NARROW);
    const other = await browser.as(stage.person(BY), NARROW);
    await page.goto(`/cases/${episode.id}/next/social-care`);
    await page.check('#section-2');
    await page.fill('#team', 'Front door');
    await changeLevel(other, episode.id, 3);
    await page.click('main form button');
    expect(await summaryOf(page)).toContain('Level of need is now “3, Complex”');
    expect(await page.inputValue('#team')).toBe('Front door');
    expect(await page.isChecked('#section-2')).toBe(true);

    await other.goto(`/cases/${episode.id}/next/close`);
    await other.check('#why');
    await other.click('main form button');
    expect(await mainOf(other)).toContain('Closed');
    await page.click('main form button');
    expect(await summaryOf(page)).toContain('somebody was quicker');
    expect(await summaryOf(page)).toContain('How it stands is now “Closed”');
    expect(await page.inputValue('#team')).toBe('Front door');
    expect((await page.request.get(`/cases/${episode.id}/next/social-care`)).status()).toBe(404);
  }, 120_000);
});
