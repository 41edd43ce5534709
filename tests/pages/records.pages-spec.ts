import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecallPage } from '@hub/contracts/consent';
import type { EpisodeView } from '@hub/contracts/episode';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';
import { followWait } from './browser/waits.js';

const BY = 'Croydon';
const TOLD = 'Bromley';
const SILENT = 'Lambeth';
const DESKTOP = { width: 1280, scripts: true };
const NARROW = { width: 320, scripts: false };

let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
  await stage.journal.behave(stage.code(SILENT), { mode: 'silent' });
});
afterAll(async () => {
  await stage.journal.behave(stage.code(SILENT), { mode: 'normal' });
  await browser.close();
});

describe('what a family takes back', () => {
  it('is recalled at once, by keyboard alone; who asked sees who has deleted it', async () => {
    const { consent, episode } = await stage.episode(BY, [TOLD, SILENT], {
      ownReference: 'BACK-1',
    });
    const page = await browser.as(stage.person(BY), DESKTOP);
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/cases/${episode.id}`);
    await keyboard.follow(`a[href="/cases/${episode.id}/consents"]`);
    expect(await page.textContent('main')).toContain(`${TOLD} and ${SILENT}`);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow(`a[href="/consents/${consent.id}/withdraw"]`);
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select who takes it back');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.choose('#withdrawnBy');
    await page.keyboard.press('ArrowDown');
    await keyboard.follow('main form button');
    expect(await page.textContent('main')).toContain('It is taken back');
    await stage.until(
      async () => {
        await page.reload();
        return page.textContent('main');
      },
      (text) => text?.includes('1 of 2 boroughs have said what they did') ?? false,
    );
    expect(await inspector.faults()).toEqual([]);
    await page.goto('/recalls?show=asked');
    expect(await page.textContent('main')).toContain('1 of 2 boroughs');
    expect(await inspector.faults()).toEqual([]);

    const holder = await browser.as(stage.person(SILENT, 'lead_caf_contact'), NARROW);
    await holder.goto('/records');
    await holder.click('a[href="/recalls"]');
    await holder.click('a[href="/recalls?show=owed"]');
    await holder.click(`a[href="/consents/${consent.id}/recall"]`);
    await holder.click(`a[href="/consents/${consent.id}/recall/answer"]`);
    await holder.check('#outcome-2');
    await holder.click('main form button');
    expect(await holder.textContent('.govuk-error-summary')).toContain('Select a ground');
    await holder.selectOption('#ground', 'safeguarding');
    await holder.click('main form button');
    expect(await holder.textContent('main')).toContain('Kept: to protect a child');
    const { body } = await stage.as(BY).get<RecallPage>('/v1/recalls?direction=out&state=enforced');
    expect(body.items.map(({ consentId }) => consentId)).toContain(consent.id);
    expect((await stage.as('Brent').get<RecallPage>('/v1/recalls')).body.items).not.toContainEqual(
      expect.objectContaining({ consentId: consent.id }),
    );
  }, 150_000);
});

describe('a case of the wrong child', () => {
  it('is said, agreed to by another person, told, and becomes void', async () => {
    const { episode } = await stage.episode(BY, [TOLD], { ownReference: 'WRONG-1' });
    const page = await browser.as(stage.person(BY), NARROW);
    await page.goto(`/cases/${episode.id}`);
    await page.click(`a[href="/cases/${episode.id}/wrong"]`);
    await page.selectOption('#about', 'episode');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select how it came about');
    expect(await page.inputValue('#about')).toBe('episode');
    await page.check('#kind');
    await page.check('#because-2');
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('Somebody else looks at it now');
    const path = new URL(page.url()).pathname;
    expect((await page.request.get(`${path}/approve`)).status()).toBe(404);

    const lead = await browser.as(stage.person(BY, 'lead_caf_contact'), DESKTOP);
    const inspector = new Inspector(lead, stage.url);
    const keyboard = new Keyboard(lead);
    await followWait(lead, 'Say whether a record is wrong');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow(`a[href="${path}/approve"]`);
    await keyboard.follow('main form button');
    expect(await lead.textContent('.govuk-error-summary')).toContain(
      'Confirm that you have looked',
    );
    expect(await inspector.faults()).toEqual([]);
    await keyboard.choose('#sure');
    await keyboard.follow('main form button');
    expect(await lead.textContent('main')).toContain('Put right');
    expect(await lead.textContent('main')).toContain(TOLD);
    expect(await inspector.faults()).toEqual([]);

    await followWait(lead, 'Say how likely harm is');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow(`a[href="${path}/breach/assess"]`);
    await keyboard.choose('#risk');
    await lead.keyboard.press('ArrowDown');
    await keyboard.follow('main form button');
    expect(await lead.textContent('main')).toContain('Some harm is likely');

    const head = await browser.as(stage.person(BY, 'head_of_service'), NARROW);
    await head.goto(`${path}/breach/regulator`);
    await head.check('#told-2');
    await head.selectOption('#because', 'no_risk_likely');
    await head.click('main form button');
    expect(await head.textContent('.govuk-error-summary')).toContain('they are to be told');
    await head.check('#told');
    await head.selectOption('#because', '');
    await head.click('main form button');
    expect(await head.textContent('main')).toContain('Told, ');
    await head.goto(`${path}/breach/family`);
    await head.check('#told');
    await head.selectOption('#how', 'in_person');
    await head.click('main form button');
    expect(await head.textContent('main')).toContain('Told: in person');

    await page.goto(`/cases/${episode.id}`);
    expect(await page.textContent('main')).toContain('Wrong child: void');
    await page.goto('/corrections');
    expect(await page.textContent('main')).toContain('The whole case: it is about another child');
    const { body } = await stage.as(BY).get<EpisodeView>(`/v1/episodes/${episode.id}`);
    expect(body.state).toBe('voided');
  }, 200_000);
});
