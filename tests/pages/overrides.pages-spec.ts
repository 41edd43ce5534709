import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { authorityName } from '@hub/contracts';
import type { OverrideView } from '@hub/contracts/consent';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';
import { followWait } from './browser/waits.js';

const BY = 'Enfield';
const TO = 'Haringey';
const DESKTOP = { width: 1280, scripts: true };
const NARROW = { width: 320, scripts: false };

let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

describe('sharing without consent', () => {
  it('opens the least for an hour, and a third borough checks it', async () => {
    const { episode } = await stage.episode(BY, [TO], { ownReference: 'HARM-1' });
    const page = await browser.as(stage.person(BY), NARROW);
    await page.goto(`/cases/${episode.id}`);
    await page.click(`a[href="/cases/${episode.id}/override"]`);
    await page.selectOption('#recipient', { label: TO });
    await page.check('#categories');
    await page.check('#ground');
    await page.fill('#explanation', 'A brother was hurt today.');
    await page.check('#familyTold-2');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain(
      'why the family does not know',
    );
    expect(await page.inputValue('#explanation')).toBe('A brother was hurt today.');
    await page.fill('#whyNotTold', 'It is not safe.');
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('They can read it now, for one hour');
    const path = new URL(page.url()).pathname;

    const { body } = await stage.as(BY).get<OverrideView>(`/v1${path}`);
    const reviewer = authorityName(body.reviewer);
    const third = await browser.as(stage.person(reviewer, 'lead_caf_contact'), DESKTOP);
    const inspector = new Inspector(third, stage.url);
    const keyboard = new Keyboard(third);
    await followWait(third, 'Check a decision to share without consent', path);
    expect(await third.textContent('main')).toContain('A brother was hurt today.');
    expect(await inspector.faults()).toEqual([]);
    expect((await third.request.get(`/cases/${episode.id}`)).status()).toBe(404);
    await keyboard.follow(`a[href="${path}/review"]`);
    await keyboard.choose('#justified');
    await keyboard.follow('main form button');
    expect(await third.textContent('.govuk-error-summary')).toContain('Enter why');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.type('#reason', 'The risk was at hand.');
    await keyboard.follow('main form button');
    expect(await third.textContent('main')).toContain('Found right');
    const lead = await browser.as(stage.person(BY, 'lead_caf_contact'), NARROW);
    await lead.goto('/overrides');
    expect(await lead.textContent('main')).toContain(`${BY} shared with ${TO}`);
    expect(await inspector.faults()).toEqual([]);
  }, 120_000);
});
