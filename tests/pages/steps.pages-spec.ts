import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { EpisodeView } from '@hub/contracts/episode';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';
import { followWait } from './browser/waits.js';

const BY = 'Richmond upon Thames';
const ASKED = 'Kingston upon Thames';
const WITH = 'Hounslow';
/** Whose answer nobody waits for here. */
const ELSEWHERE = 'Croydon';
let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';
const inDays = (days: number): readonly string[] =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-').toReversed();

describe('what happens next in a case', () => {
  it('is done by keyboard: the level with what shows it, taken back, and social care asked by name', async () => {
    const { episode } = await stage.episode(BY, [WITH], { ownReference: 'NEXT-1' });
    const page = await browser.as(stage.person(BY), { width: 1280, scripts: true });
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/cases/${episode.id}`);
    await keyboard.follow(`main a[href="/cases/${episode.id}/next"]`);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow(`main a[href="/cases/${episode.id}/level"]`);
    await keyboard.choose('#level');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await keyboard.follow('main form button');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('at least one thing');
    await keyboard.choose('#shows');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('Has several needs at once that one service cannot meet');
    expect(await mainOf(page)).toContain('3, Complex');

    await keyboard.follow('main a[href$="/next/undo"]');
    await keyboard.choose('#because');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('Taken back on');
    expect(await mainOf(page)).toContain('2, Targeted');

    await keyboard.follow('main a[href$="/next/social-care"]');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.choose('#section');
    await keyboard.to('#authority');
    await page.selectOption('#authority', stage.code(ELSEWHERE));
    await keyboard.type('#team', 'Multi-Agency Safeguarding Hub');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('With social care');
    await keyboard.follow('main a[href^="/social-care/"]');
    expect(await mainOf(page)).toContain('No answer yet');
    expect(await inspector.faults()).toEqual([]);
  }, 120_000);

  it('goes on without scripts: social care answers and closes, the case comes back and is closed', async () => {
    const { episode } = await stage.episode(BY, [WITH], { ownReference: 'NEXT-2' });
    const by = stage.as(BY);
    const path = `/v1/episodes/${episode.id}`;
    const { version } = (await by.get<EpisodeView>(path)).body;
    const socialCare = { section: 'section_47', authority: stage.code(ASKED), team: 'Front door' };
    await by.post(`${path}/steps`, {
      body: { step: 'step_up', socialCare },
      ifMatch: `"${String(version)}"`,
    });
    const page = await browser.as(stage.person(ASKED), { width: 320, scripts: false });
    await followWait(page, 'Say whether social care takes the child on');
    const asked = page.url();
    await page.click('main a[href$="/answer"]');
    await page.check('#answer-2');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select why social care');
    await page.check('#answer');
    await page.fill('#ownReference', 'ICS-7');
    await page.click('main form button');
    expect(await mainOf(page)).toContain('Social care takes the child on');

    const lead = await browser.as(stage.person(BY), { width: 320, scripts: false });
    await lead.goto(`/cases/${episode.id}/next/back-from-social-care`);
    const review = async (): Promise<void> => {
      const [day = '', month = '', year = ''] = inDays(30);
      await lead.fill('#review-day', day);
      await lead.fill('#review-month', month);
      await lead.fill('#review-year', year);
      await lead.click('main form button');
    };
    await review();
    expect(await lead.textContent('.govuk-error-summary')).toContain('Social care has the child');
    expect(await lead.inputValue('#review-day')).toBe(inDays(30)[0]);
    await page.goto(`${asked}/closed`);
    await page.click('main form button');
    expect(await mainOf(page)).toContain('Social care has closed its case');
    await lead.goto(`/cases/${episode.id}/next/back-from-social-care`);
    await review();
    expect(await mainOf(lead)).toContain('Plan under way');
    await lead.click('main a[href$="/next/close"]');
    await lead.check('#why');
    await lead.click('main form button');
    expect(await mainOf(lead)).toContain('The needs are met');
    expect(await mainOf(lead)).toContain('Closed');

    const stranger = await browser.as(stage.person('Barnet'), { width: 320, scripts: false });
    for (const there of [asked, `/cases/${episode.id}/next`, `/cases/${episode.id}/level`])
      expect((await stranger.request.get(there)).status()).toBe(404);
  }, 120_000);
});
