import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const ASKER = 'Hounslow';
const HOLDER = 'Ealing';
let stage: Stage;
let browser: TestBrowser;

beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

/** A child whom the simulated case system of the holder has, as somebody would type it. */
function typed(skip: number): Readonly<Record<string, string>> {
  const { givenName, familyName, dateOfBirth, postcode } = stage.childOf(HOLDER, skip).details;
  const [year = '', month = '', day = ''] = (dateOfBirth ?? '').split('-');
  return {
    givenName: givenName ?? '',
    familyName: familyName ?? '',
    'born-day': String(Number(day)),
    'born-month': String(Number(month)),
    'born-year': year,
    postcode: postcode ?? '',
  };
}

async function expectAnswer(page: Page): Promise<void> {
  // Whether it is closed by now, the made-up register says.
  await expect(page.textContent('h1')).resolves.toMatch(
    new RegExp(`${HOLDER} (has|had) an assessment \\(CAF\\)`),
  );
  const contact = await page.textContent('.hub-card');
  expect(contact).toContain('Lead CAF contact');
  expect(contact).toMatch(/Telephone: *020 7946/);
}

describe('looking a child up', () => {
  it('goes by keyboard alone, and shows whom to ring', async () => {
    const page = await browser.as(stage.person(ASKER), { width: 1280, scripts: true });
    const child = typed(0);
    const inspector = new Inspector(page, stage.url, [child['familyName'] ?? 'nobody']);
    const keyboard = new Keyboard(page);
    await page.goto('/');
    await keyboard.follow('a[href="/look-up"]');
    await keyboard.choose('input[name=purpose]');
    await keyboard.type('#caseReference', 'KEYS-1');
    await keyboard.follow('main form button');
    expect(await inspector.faults()).toEqual([]);
    for (const name of ['givenName', 'familyName', 'born-day', 'born-month', 'born-year'])
      await keyboard.type(`#${name}`, child[name] ?? '');
    await keyboard.follow('main form button');
    await keyboard.type('#postcode', child['postcode'] ?? '');
    await keyboard.follow('main form button');
    expect(await page.textContent('dl')).toContain(child['familyName']);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main form button');
    await expectAnswer(page);
    expect(await inspector.faults()).toEqual([]);
  });

  it('goes without scripts on a narrow screen, and says at the field what is missing', async () => {
    const lead = stage.person(ASKER, 'lead_caf_contact');
    const page = await browser.as(lead, { width: 320, scripts: false });
    const child = typed(1);
    await page.goto('/look-up');
    await page.fill('#caseReference', 'PLAIN-1');
    await page.click('main form button');
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.getAttribute('.govuk-error-summary a', 'href')).toBe('#purpose');
    expect(await page.inputValue('#caseReference')).toBe('PLAIN-1');
    await page.check('#purpose');
    await page.click('main form button');
    await page.fill('#givenName', child['givenName'] ?? '');
    await page.fill('#born-day', '31');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Enter the child’s last name');
    expect(await page.inputValue('#givenName')).toBe(child['givenName']);
    expect(await page.inputValue('#born-day')).toBe('31');
    for (const name of ['familyName', 'born-day', 'born-month', 'born-year'])
      await page.fill(`#${name}`, child[name] ?? '');
    await page.click('main form button');
    await page.fill('#postcode', child['postcode'] ?? '');
    await page.click('main form button');
    await page.click('main form button');
    await expectAnswer(page);
    await page.goto('/lookups');
    expect(await page.textContent('table')).toContain('PLAIN-1');
  });

  it('loses nothing while the hub is away, and asks once', async () => {
    const page = await browser.as(stage.person(ASKER), { width: 1280, scripts: true });
    await page.goto('/look-up');
    await page.check('#purpose');
    await page.fill('#caseReference', 'AWAY-1');
    await page.click('main form button');
    for (const [name, value] of Object.entries(typed(2)).slice(0, -1))
      await page.fill(`#${name}`, value);
    await page.click('main form button');
    await page.click('main form button');
    await stage.process('lookup-service', 'stop');
    try {
      await page.click('main form button');
      expect(await page.textContent('h1')).toContain('does not answer just now');
    } finally {
      await stage.process('lookup-service', 'start');
    }
    await page.click('main form button');
    expect(await page.textContent('h1')).not.toContain('does not answer');
    expect(new URL(page.url()).pathname).toMatch(/^\/lookups\/[0-9a-f-]{36}$/);
    await page.goto('/lookups');
    expect((await page.textContent('table'))?.split('AWAY-1')).toHaveLength(2);
  }, 90_000);
});
