import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const BY = 'Barking and Dagenham';
const WITH = 'Haringey';
let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';
const WIDE = { width: 1280, scripts: true };

/** Finds somebody of that borough by the first letters of their name, and follows the link. */
async function find(page: Page, path: string, name: string, borough: string): Promise<void> {
  await page.goto(`${path}/people`);
  await page.fill('#name', name.slice(0, 3));
  await page.selectOption('#borough', stage.code(borough));
  await page.click('main form button');
  await page.locator('main a', { hasText: name }).first().click();
}

describe('the team of a case', () => {
  it('is kept by keyboard: what the family needs, its school, and somebody found and invited', async () => {
    const { episode } = await stage.episode(BY, [WITH], { ownReference: 'TEAM-1' });
    const path = `/cases/${episode.id}/team`;
    const nurse = stage.person(WITH);
    const page = await browser.as(stage.person(BY), WIDE);
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/cases/${episode.id}`);
    await keyboard.follow(`main a[href="${path}"]`);
    expect(await mainOf(page)).toContain('Nobody has said yet what the family needs');
    expect(await inspector.faults()).toEqual([]);

    await keyboard.follow(`main a[href="${path}/needs"]`);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('easy to read');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.to('#interpreter');
    await page.selectOption('#interpreter', 'so');
    await keyboard.choose('#easy');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('Interpreter: Somali');
    expect(await inspector.faults()).toEqual([]);

    await keyboard.follow(`main a[href="${path}/service"]`);
    await keyboard.choose('#kind');
    await keyboard.type('#organisation', 'Hill School');
    await keyboard.choose('#comes');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('School: Hill School');
    await page.goto(`${path}/service`);
    await page.check('#kind');
    await page.fill('#organisation', 'Hill School');
    await page.check('#comes');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('has that contact already');
    expect(await page.inputValue('#organisation')).toBe('Hill School');

    await page.goto(path);
    await keyboard.follow(`main a[href="${path}/people"]`);
    expect(await inspector.faults()).toEqual([]);
    await find(page, path, nurse.name, WITH);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main a[href$="/invite"]');
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select what they do');
    await keyboard.to('#role');
    await page.selectOption('#role', 'health_visitor');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('Waits for an answer');
    expect(await inspector.faults()).toEqual([]);

    await find(page, path, nurse.name, WITH);
    await page.click('main a[href$="/invite"]');
    await page.selectOption('#role', 'teacher');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('invited already');
  }, 150_000);
});
