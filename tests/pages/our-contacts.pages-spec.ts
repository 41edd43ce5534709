import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuthorityView } from '@hub/contracts/identity';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';
import { followWait } from './browser/waits.js';

const BY = 'Hillingdon';
const SMALL = 'Kensington and Chelsea';
const DESKTOP = { width: 1280, scripts: true };
const NARROW = { width: 320, scripts: false };
const DAY_MS = 86_400_000;

let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

const partsOf = (at: number): readonly string[] => {
  const [year = '', month = '', day = ''] = new Date(at).toISOString().slice(0, 10).split('-');
  return [day, month, year];
};

describe('a contact who is away', () => {
  it('is stood in for by a deputy, who is shown at once', async () => {
    const page = await browser.as(stage.person(BY, 'lead_caf_contact'), DESKTOP);
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto('/our-contacts');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('a[href="/our-contacts/away"]');
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Enter the first day away');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.choose('#personId');
    for (const [name, days] of [
      ['from', -1],
      ['until', 3],
    ] as const)
      for (const [place, part] of ['day', 'month', 'year'].entries())
        await keyboard.type(`#${name}-${part}`, partsOf(Date.now() + days * DAY_MS)[place] ?? '');
    await keyboard.follow('main form button');
    expect(await page.textContent('main')).toContain('It was written down');
    expect(await page.textContent('main')).toContain('back on');
    const code = stage.code(BY);
    const { body } = await stage.as('Camden').get<AuthorityView>(`/v1/authorities/${code}`);
    expect(body.onDuty).not.toBe('lead');

    const other = await browser.as(stage.person(BY), NARROW);
    await other.goto('/our-contacts');
    expect(await other.textContent('main')).toMatch(/(is|are) away/);
    expect((await other.request.get('/our-contacts/away')).status()).toBe(404);
    const manager = await browser.as(stage.person(BY, 'service_manager'), NARROW);
    await manager.goto('/our-contacts/confirm');
    await manager.click('main form button');
    expect(await manager.textContent('main')).toContain('You confirmed');
  }, 120_000);
});

describe('a deputy whose contact is away', () => {
  it('is named and stands in by keyboard, and acts without scripts', async () => {
    const deputy = stage.person(SMALL);
    const page = await browser.as(stage.person(SMALL, 'lead_caf_contact'), DESKTOP);
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto('/our-contacts');
    await keyboard.follow('a[href="/our-contacts/who-answers"]');
    expect(await inspector.faults()).toEqual([]);
    await page.selectOption('#lead', '');
    await keyboard.to('#deputy-1');
    await page.selectOption('#deputy-1', deputy.id);
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select who the lead');
    expect(await page.inputValue('#deputy-1')).toBe(deputy.id);
    await page.selectOption('#lead', stage.person(SMALL, 'lead_caf_contact').id);
    await keyboard.follow('main form button');
    expect(await page.textContent('main')).toContain(deputy.name);
    await page.goto('/our-contacts/away');
    await page.check('#personId');
    for (const [name, days] of [
      ['from', -1],
      ['until', 3],
    ] as const)
      for (const [place, part] of ['day', 'month', 'year'].entries())
        await page.fill(`#${name}-${part}`, partsOf(Date.now() + days * DAY_MS)[place] ?? '1');
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('A deputy stands in');

    const colleague = stage.unverified(SMALL);
    const child = stage.childOf(SMALL, 12).details;
    const body = { purpose: 'before_assessment', caseReference: 'AWAY-1', child };
    await stage.members.as(colleague).post('/v1/lookups', { body });
    const theirs = await browser.as(deputy, NARROW);
    await followWait(theirs, 'Say whether a colleague may look a child up');
    expect(await theirs.textContent('main')).toContain(colleague.name);
    await theirs.check('#legitimate');
    await theirs.click('main form button');
    expect(await theirs.textContent('main')).toContain('Your answer was recorded');
  }, 150_000);
});
