import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const BY = 'Havering';
const DESKTOP = { width: 1280, scripts: true };
const NARROW = { width: 320, scripts: false };
let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';

describe('a key of a directory', () => {
  it('is issued by keyboard and shown once, reaches the hub, and is ended without scripts', async () => {
    const page = await browser.as(stage.person(BY, 'service_manager'), DESKTOP);
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto('/records');
    await keyboard.follow('main a[href="/our-keys"]');
    expect(await mainOf(page)).toContain('No key was issued yet');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main a[href="/our-keys/new"]');
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select what the directory');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.choose('#actsAs');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('This page is shown once');
    expect(await inspector.faults()).toEqual([]);
    expect(await inspector.narrowFaults()).toEqual([]);
    const key = (await page.textContent('.govuk-summary-list__value'))?.trim();
    const users = () =>
      fetch(`${stage.url}/scim/v2/Users?count=1`, {
        headers: { authorization: `Bearer ${String(key)}` },
      });
    expect((await users()).status).toBe(200);
    await keyboard.follow('main a[href="/our-keys"]');
    expect(await mainOf(page)).not.toContain(String(key));
    expect(await mainOf(page)).toContain('Last used on');
    expect(await mainOf(page)).toContain(stage.person(BY, 'service_manager').name);

    const narrow = await browser.as(stage.person(BY, 'head_of_service'), NARROW);
    await narrow.goto('/our-keys');
    await narrow.click('main a[href$="/end"]');
    await narrow.click('main form button');
    expect(await mainOf(narrow)).toContain('Ended by hand on');
    await page.reload();
    expect(await inspector.narrowFaults()).toEqual([]);
    const other = await browser.as(stage.person(BY), NARROW);
    expect((await other.goto('/our-keys'))?.status()).toBe(404);
    expect((await other.goto('/our-keys/new'))?.status()).toBe(404);
  }, 180_000);
});

describe('an organisation of a borough', () => {
  it('is registered by keyboard, put into a cluster with a lead without scripts, and found', async () => {
    const page = await browser.as(stage.person(BY, 'lead_caf_contact'), DESKTOP);
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto('/records');
    await keyboard.follow('main a[href="/our-organisations"]');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main a[href="/our-organisations/new"]');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.type('#name', 'Northern cluster of Havering');
    await keyboard.choose('#sector');
    await keyboard.type('#urn', '17');
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('six digits');
    expect(await page.inputValue('#name')).toBe('Northern cluster of Havering');
    expect(await inspector.faults()).toEqual([]);
    await page.fill('#urn', '');
    await keyboard.to('#ledBy');
    await page.selectOption('#ledBy', stage.person(BY).id);
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain(stage.person(BY).name);
    expect(await inspector.faults()).toEqual([]);
    expect(await inspector.narrowFaults()).toEqual([]);

    const narrow = await browser.as(stage.person(BY, 'service_manager'), NARROW);
    await narrow.goto('/our-organisations/new');
    await narrow.fill('#name', 'Hill School of Havering');
    await narrow.check('#sector');
    await narrow.fill('#urn', '700001');
    await narrow.click('main form button');
    await narrow.click('main a[href$="/change"]');
    await narrow.selectOption('#partOf', { label: 'Northern cluster of Havering' });
    await narrow.fill('#name', '');
    await narrow.click('main form button');
    expect(await narrow.textContent('.govuk-error-summary')).toContain('Enter the name');
    await narrow.fill('#name', 'Hill Primary of Havering');
    await narrow.click('main form button');
    expect(await mainOf(narrow)).toContain('It is saved');
    await narrow.click('text=See Northern cluster of Havering');
    expect(await mainOf(narrow)).toContain('Hill Primary of Havering');
    await narrow.click('main a[href$="/closed"]');
    await narrow.fill('#what', 'Summer holiday');
    await narrow.click('main form button');
    expect(await narrow.textContent('.govuk-error-summary')).toContain('Enter the first day');
    expect(await narrow.inputValue('#what')).toBe('Summer holiday');
    for (const [name, day, month] of [
      ['from', '22', '7'],
      ['to', '1', '9'],
    ] as const) {
      await narrow.fill(`#${name}-day`, day);
      await narrow.fill(`#${name}-month`, month);
      await narrow.fill(`#${name}-year`, '2027');
    }
    await narrow.click('main form button');
    expect(await mainOf(narrow)).toContain('22 July 2027 to 1 September 2027');
    await page.goto('/our-organisations?q=hill');
    expect(await inspector.narrowFaults()).toEqual([]);
    await narrow.goto('/our-organisations?q=hill');
    expect(await mainOf(narrow)).toContain('Hill Primary of Havering');
    await narrow.goto('/our-organisations/new');
    await narrow.fill('#name', 'Again');
    await narrow.check('#sector');
    await narrow.fill('#urn', '700001');
    await narrow.click('main form button');
    expect(await narrow.textContent('.govuk-error-summary')).toContain('with that number already');
    const other = await browser.as(stage.person(BY), NARROW);
    expect((await other.goto('/our-organisations/new'))?.status()).toBe(404);
  }, 180_000);
});
