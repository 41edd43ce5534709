import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';
import { followWait } from './browser/waits.js';

const BY = 'Sutton';
const TO = 'Croydon';
const SCHOOL = 'Asked-for Primary School';
const DESKTOP = { width: 1280, scripts: true };
const NARROW = { width: 320, scripts: false };

let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

describe('a service of another borough', () => {
  it('is asked for from the case, answered there, and taken back', async () => {
    const { episode } = await stage.episode(BY, [TO], {
      ownReference: 'NEED-1',
      purposes: ['support', 'service_request'],
    });
    await stage.as(TO, 'service_manager').post('/v1/organisations', {
      body: { name: SCHOOL, sector: 'education' },
    });
    const page = await browser.as(stage.person(BY), NARROW);
    await page.goto(`/cases/${episode.id}`);
    await page.click(`a[href="/cases/${episode.id}/ask-for-a-service"]`);
    await page.selectOption('#toAuthority', { label: TO });
    await page.fill('#organisation', 'Nobody’s School');
    await page.check('[name="service"][value="mental_health"]');
    await page.check('[name="urgency"][value="urgent"]');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select why');
    await page.check('[name="because"][value="plan_says"]');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain(`${TO} has no organisation`);
    expect(await page.inputValue('#organisation')).toBe('Nobody’s School');
    await page.fill('#organisation', 'Asked-for');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('has not agreed');
    await page.check('[name="service"][value="housing"]');
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('They were asked');
    expect(await page.textContent('main')).toContain(SCHOOL);
    const { pathname } = new URL(page.url());

    const lead = await browser.as(stage.person(TO, 'lead_caf_contact'), DESKTOP);
    const keyboard = new Keyboard(lead);
    await followWait(lead, 'Say whether you can give a service');
    expect(await lead.textContent('main')).toContain('Who asks');
    expect(await lead.textContent('main')).toContain(SCHOOL);
    expect(await new Inspector(lead, stage.url).faults()).toEqual([]);
    await keyboard.follow(`a[href="${pathname}/answer"]`);
    await lead.check('[name="answer"][value="declined"]');
    await keyboard.follow('main form button');
    expect(await lead.textContent('.govuk-error-summary')).toContain('Select why you cannot');
    await lead.check('[name="answer"][value="waiting"]');
    await keyboard.follow('main form button');
    expect(await lead.textContent('main')).toContain('On a waiting list');

    await page.goto(`/cases/${episode.id}/requests`);
    expect(await page.textContent('main')).toContain(`Housing, asked of ${TO}`);
    await page.click(`a[href="${pathname}"]`);
    expect(await page.textContent('main')).toContain('Who answered');
    await page.click(`a[href="${pathname}/withdrawal"]`);
    await page.check('[name="because"][value="found_elsewhere"]');
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('Taken back');
  }, 120_000);

  it('is asked for of a school by keyboard, by the beginning of its name', async () => {
    const { episode } = await stage.episode(BY, [TO], {
      ownReference: 'NEED-2',
      purposes: ['support', 'service_request'],
    });
    const page = await browser.as(stage.person(BY), DESKTOP);
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/cases/${episode.id}/ask-for-a-service`);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.to('#toAuthority');
    await page.selectOption('#toAuthority', { label: TO });
    await keyboard.type('#organisation', 'asked-for pri');
    await page.check('[name="service"][value="education"]');
    await keyboard.choose('#urgency');
    await keyboard.choose('#because');
    await keyboard.follow('main form button');
    expect(await page.textContent('main')).toContain('They were asked');
    expect(await page.textContent('main')).toContain(SCHOOL);
    expect(await inspector.faults()).toEqual([]);
    expect(await inspector.narrowFaults()).toEqual([]);
  }, 120_000);
});
