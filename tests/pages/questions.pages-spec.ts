import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LookupView } from '@hub/contracts/lookup';
import type { PersonCredentials } from '../../tools/hub/members.js';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { TestBrowser } from './browser/signed-in.js';
import { followWait } from './browser/waits.js';

const ASKER = 'Kingston upon Thames';
/** No case of its children from the ninth on is started by another test. */
const HOLDER = 'Richmond upon Thames';
const DESKTOP = { width: 1280, scripts: true };
const NARROW = { width: 320, scripts: false };
let stage: Stage;
let browser: TestBrowser;

beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

async function lookUp(asker: PersonCredentials, child: object, more: object = {}): Promise<string> {
  const body = { purpose: 'before_assessment', caseReference: 'ASK-1', child, ...more };
  return (await stage.members.as(asker).post<LookupView>('/v1/lookups', { body })).body.id;
}

describe('whoever found a record', () => {
  it('asks to be rung, and reads the answer of whoever leads', async () => {
    const id = await lookUp(stage.person(ASKER), stage.childOf(HOLDER, 8).details);
    const page = await browser.as(stage.person(ASKER), NARROW);
    await page.goto(`/lookups/${id}`);
    await page.click(`a[href="/lookups/${id}/ask/1"]`);
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select what you ask for');
    await page.check('#wish-2');
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('Whoever leads the case has been asked');

    const theirs = await browser.as(stage.person(HOLDER, 'lead_caf_contact'), DESKTOP);
    const inspector = new Inspector(theirs, stage.url);
    await followWait(theirs, 'Answer somebody who wants to join');
    expect(await theirs.textContent('main')).toContain(stage.person(ASKER).name);
    expect(await inspector.faults()).toEqual([]);
    await theirs.click('main form button');
    expect(await theirs.textContent('.govuk-error-summary')).toContain('Select your answer');
    await theirs.check('#outcome-3');
    await theirs.click('main form button');
    expect(await theirs.textContent('main')).toContain('Your answer was sent');

    await followWait(page, 'Read the answer to your request');
    expect(await page.textContent('main')).toContain('We have rung them');
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('you have seen the answer');
  }, 120_000);
});

describe('the lead CAF contact', () => {
  it('confirms the reason of a colleague who is not verified', async () => {
    const colleague = stage.unverified(ASKER);
    const child = stage.childOf(HOLDER, 9).details;
    const id = await lookUp(colleague, child, { reason: 'The school nurse asks me.' });
    const page = await browser.as(stage.person(ASKER, 'lead_caf_contact'), DESKTOP);
    const inspector = new Inspector(page, stage.url);
    await page.goto('/questions');
    expect(await inspector.faults()).toEqual([]);
    await page.click(`a[href="/questions/reasons/${id}"]`);
    const text = await page.textContent('main');
    expect(text).toContain('The school nurse asks me.');
    expect(text).toContain(colleague.name);
    expect(await inspector.faults()).toEqual([]);
    await page.check('#legitimate-2');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Enter why not');
    await page.check('#legitimate');
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('Your answer was recorded');
    const { body } = await stage.members.as(colleague).get<LookupView>(`/v1/lookups/${id}`);
    expect(body.status).not.toBe('awaiting_confirmation');
  }, 120_000);

  it('says whether it is the same child', async () => {
    const all = Array.from({ length: 20 }, (_, skip) => stage.childOf(HOLDER, skip + 10).details);
    const whole = all.find((one) => one.familyName !== undefined && one.dateOfBirth !== undefined);
    const { familyName, dateOfBirth } = whole ?? {};
    const near = { givenName: 'Quentin', familyName, dateOfBirth, postcode: 'WC2N 9ZZ' };
    const id = await lookUp(stage.person(ASKER), near);
    const page = await browser.as(stage.person(HOLDER, 'lead_caf_contact'), NARROW);
    await page.goto('/questions');
    await page.click('a[href^="/questions/children/"]');
    expect(await page.textContent('main')).toContain('How far the details agree');
    expect(await page.textContent('main')).not.toContain('Quentin');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select yes or no');
    await page.check('#same-2');
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('is remembered and not asked again');
    const { body } = await stage.as(ASKER).get<LookupView>(`/v1/lookups/${id}`);
    expect(body.rows.find(({ name }) => name === HOLDER)?.outcome).toBe('none');
  }, 120_000);
});
