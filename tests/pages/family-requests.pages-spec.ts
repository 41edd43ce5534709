import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { SubjectAccessView } from '@hub/contracts/consent';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const BY = 'Islington';
const DESKTOP = { width: 1280, scripts: true };
const NARROW = { width: 320, scripts: false };

let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

/** Presses the button of each page of a record until what was marked can be sent. */
async function lookThrough(page: Page): Promise<void> {
  while (new URL(page.url()).pathname.endsWith('/items')) await page.click('main form button');
}

describe('a family that asks', () => {
  it('has its record looked through by two people, and printed', async () => {
    const { episode } = await stage.episode(BY, ['Camden'], { ownReference: 'ASKS-1' });
    const page = await browser.as(stage.person(BY, 'lead_caf_contact'), NARROW);
    await page.goto(`/cases/${episode.id}`);
    await page.click(`a[href="/cases/${episode.id}/family-asks"]`);
    await page.check('#askedBy-2');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Enter when they asked');
    expect(await page.isChecked('#askedBy-2')).toBe(true);
    for (const [part, value] of Object.entries({ day: '2', month: '11', year: '2026' }))
      await page.fill(`#askedOn-${part}`, value);
    await page.fill('#evidenceReference', 'SAR-1');
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('They must have it by');
    const path = new URL(page.url()).pathname;
    await page.click(`a[href="${path}/items"]`);
    // One entry as a whole, and one line of another.
    const [whole, some] = [
      page.locator('div.hub-card').first(),
      page.locator('div.hub-card', { has: page.locator('details') }).nth(1),
    ];
    await whole.locator('select').selectOption('whereabouts');
    await some.locator('select').selectOption('another_person');
    await some.locator('summary').click();
    await some.locator('input').first().check();
    const line = await some.locator('input').first().getAttribute('value');
    const beside = await browser.as(stage.person(BY, 'lead_caf_contact'), {
      width: 320,
      scripts: true,
    });
    await beside.goto(`${path}/items`);
    await beside.locator('summary').first().click();
    expect(await new Inspector(beside, stage.url).faults()).toEqual([]);
    await lookThrough(page);
    expect(await page.textContent('main')).toContain(
      '1 entry and single lines of 1 entry: it shows where somebody is, it is about somebody else',
    );
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('A second person of your borough looks now');
    expect((await page.request.get(`${path}/decide`)).status()).toBe(404);

    const second = await browser.as(stage.person(BY, 'service_manager'), DESKTOP);
    const inspector = new Inspector(second, stage.url);
    const keyboard = new Keyboard(second);
    await second.goto('/family-requests');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow(`a[href="${path}"]`);
    expect(await inspector.faults()).toEqual([]);
    await second.goto(`${path}/items`);
    expect(await second.textContent('main')).toContain(
      `It is about somebody else. These lines alone: ${String(line)}`,
    );
    expect(await inspector.faults()).toEqual([]);
    await second.goto(path);
    await keyboard.follow(`a[href="${path}/decide"]`);
    await keyboard.choose('#approve');
    await keyboard.follow('main form button');
    expect(await second.textContent('main')).toContain('Ready for the family');
    await keyboard.follow(`a[href="${path}/record"]`);
    expect(await second.textContent('h1')).toContain('What is on record');
    expect(await second.textContent('body')).toContain('Entries withheld: 1');
    expect(await second.evaluate(`getComputedStyle(document.body).fontFamily`)).toContain('Arial');
    const printed = (await second.pdf()).toString('latin1');
    expect(printed.slice(0, 5)).toBe('%PDF-');
    expect(printed).toContain('What is on record');
    expect(printed.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(1);

    const id = path.split('/').at(-1) ?? path;
    const { body } = await stage
      .as(BY, 'lead_caf_contact')
      .get<SubjectAccessView>(`/v1/subject-access-requests/${id}`);
    expect(body).toMatchObject({ state: 'ready', redactions: [{}, {}] });
    expect(body.redactions).toContainEqual(
      expect.objectContaining({ ground: 'another_person', fields: [line] }),
    );
  }, 150_000);
});
