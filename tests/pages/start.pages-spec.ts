import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { LookupView } from '@hub/contracts/lookup';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const BOROUGH = 'Havering';
const TOLD = 'Bexley';
let stage: Stage;
let browser: TestBrowser;

beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

/** A lookup of a child of whom the borough itself holds a record, as its own person asked. */
function lookup(reference: string, skip: number): Promise<LookupView> {
  const child = stage.childOf(BOROUGH, skip).details;
  const body = { purpose: 'before_assessment', caseReference: reference, child };
  return stage
    .as(BOROUGH)
    .post<LookupView>('/v1/lookups', { body })
    .then((answer) => answer.body);
}

function yesterday(): readonly [day: string, month: string, year: string] {
  const [year = '', month = '', day = ''] = new Date(Date.now() - 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return [String(Number(day)), String(Number(month)), year];
}

async function expectStarted(page: Page, reference: string): Promise<void> {
  expect(await page.textContent('h1')).toBe(`Case ${reference}`);
  expect(await page.textContent('.govuk-notification-banner')).toContain('The case has started');
  const text = (await page.textContent('main')) ?? '';
  expect(text).toContain(stage.person(BOROUGH).name);
  await page.reload();
  expect(await page.textContent('main')).not.toContain('The case has started');
}

describe('consent and start', () => {
  it('go by keyboard alone, and whoever was agreed to is told', async () => {
    const { id } = await lookup('START-KEYS', 6);
    const page = await browser.as(stage.person(BOROUGH), { width: 1280, scripts: true });
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/lookups/${id}`);
    await keyboard.follow(`a[href="/start/${id}"]`);
    await keyboard.choose('#giver');
    await page.keyboard.press('ArrowDown');
    for (const [place, part] of ['day', 'month', 'year'].entries())
      await keyboard.type(`#decided-${part}`, yesterday()[place] ?? '');
    await keyboard.choose('#explained');
    await keyboard.type('#purpose', 'Plan support with school and health');
    await keyboard.type('#evidence', 'START-KEYS.pdf');
    await keyboard.follow('main form button');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.choose('#what');
    await keyboard.choose(`input[value="${stage.code(TOLD)}"]`);
    await keyboard.follow('main form button');
    await keyboard.choose('#found-1-3, #found-1');
    await page.keyboard.press('ArrowUp');
    await keyboard.choose('#level-2, #level');
    await page.keyboard.press('ArrowDown');
    await keyboard.type('#label', 'Targeted');
    await keyboard.follow('main form button');
    expect(await inspector.faults()).toEqual([]);
    expect(await page.textContent('main')).toContain(`${TOLD} may see that there is a case`);
    await keyboard.follow('main form button');
    await expectStarted(page, 'START-KEYS');
    expect(await page.textContent('main')).toContain(`${TOLD} may see that there is a case`);
  }, 120_000);

  it('go without scripts on a narrow screen; each page says at the field what is missing', async () => {
    const { id } = await lookup('START-PLAIN', 7);
    const page = await browser.as(stage.person(BOROUGH), { width: 320, scripts: false });
    await page.goto(`/start/${id}`);
    await page.fill('#purpose', 'Plan support');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select who decided');
    expect(await page.inputValue('#purpose')).toBe('Plan support');
    await page.check('#giver-2');
    for (const [place, part] of ['day', 'month', 'year'].entries())
      await page.fill(`#decided-${part}`, yesterday()[place] ?? '');
    await page.check('#explained');
    await page.fill('#evidence', 'START-PLAIN.pdf');
    await page.click('main form button');
    await page.check('#what-2');
    await page.check('#boroughs-3');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('which documents');
    expect(await page.isChecked('#boroughs-3')).toBe(true);
    await page.check('#documents');
    await page.click('main form button');
    await page.check('#level-2');
    await page.fill('#label', 'Targeted');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain(
      'what the assessment found is',
    );
    await page.check('#found-1-3');
    await page.click('main form button');
    await page.click('main form button');
    await expectStarted(page, 'START-PLAIN');
    expect(await page.textContent('main')).toContain('may see the assessment');
  }, 120_000);
});
