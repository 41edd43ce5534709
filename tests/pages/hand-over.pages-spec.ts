import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { TestBrowser } from './browser/signed-in.js';
import { followWait } from './browser/waits.js';

const FROM = 'Wandsworth';
const TO = 'Westminster';
const DESKTOP = { width: 1280, scripts: true };
const NARROW = { width: 320, scripts: false };
let stage: Stage;
let browser: TestBrowser;

beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
  await stage.journal.behave(stage.code(TO), { transfers: 'ignore' });
});
afterAll(async () => {
  await stage.journal.behave(stage.code(TO), { transfers: 'accept' });
  await browser.close();
});

describe('the lead of a case', () => {
  it('passes to another borough in steps, each by whose turn it is', async () => {
    const { episode } = await stage.episode(FROM, [TO], { ownReference: 'PASS-1' });
    const page = await browser.as(stage.person(FROM), NARROW);
    await page.goto(`/cases/${episode.id}`);
    await page.click('text=Hand over the lead');
    await page.check('#reason');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select the borough');
    expect(await page.isChecked('#reason')).toBe(true);
    await page.selectOption('#toAuthority', { label: TO });
    await page.check('#familyView-3');
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('Nothing changes until they accept');
    await page.check('#familyView');
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('can name a person now');

    const lead = await browser.as(stage.person(TO, 'lead_caf_contact'), DESKTOP);
    const inspector = new Inspector(lead, stage.url);
    await followWait(lead, 'Name who takes over the lead');
    expect(await inspector.faults()).toEqual([]);
    const nominee = stage.person(TO);
    await lead.check(`input[value="${nominee.id}"]`);

    // Meanwhile somebody calls it off and proposes anew: what was read is not what stands.
    const second = await lead.context().newPage();
    await second.goto(lead.url());
    await second.check(`input[value="${nominee.id}"]`);
    await second.click('button:has-text("Ask them")');
    await lead.click('button:has-text("Ask them")');
    expect(await lead.textContent('.govuk-error-summary')).toContain('has changed this since');
    expect(await lead.textContent('.govuk-error-summary')).toContain(
      'How it stands is now “The person named is to say yes or no”',
    );

    const next = await browser.as(nominee, DESKTOP);
    await followWait(next, 'Say whether you take over the lead');
    await next.click('text=Yes, I take over the lead');
    await next.click('text=Open the hand-over pack');
    expect(await next.textContent('main')).toContain('What is in the hand-over pack');
    expect(await new Inspector(next, stage.url).faults()).toEqual([]);
    await next.click('text=Confirm that it has arrived');
    expect(await next.textContent('main')).toContain('Done: the lead has passed');
    await next.goto(`/cases/${episode.id}`);
    expect(await next.textContent('.hub-contact')).toContain(nominee.name);
  }, 150_000);
});
