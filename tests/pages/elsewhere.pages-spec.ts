import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const BY = 'Harrow';
const WITH = 'Hillingdon';
let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';

describe('records of a child in other systems', () => {
  it('are noted by keyboard, beside the specialist assessments to think of', async () => {
    const { episode } = await stage.episode(BY, [WITH], { ownReference: 'ELSEWHERE-1' });
    await stage.as(BY).post(`/v1/episodes/${episode.id}/steps`, {
      body: {
        step: 'change_level_of_need',
        levelOfNeed: { level: 2, label: 'Early help' },
        descriptors: ['some_low_mood'],
      },
      ifMatch: `"${String(episode.version)}"`,
    });
    const path = `/cases/${episode.id}/elsewhere`;
    const page = await browser.as(stage.person(BY), { width: 1280, scripts: true });
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/cases/${episode.id}`);
    await keyboard.follow(`main a[href="${path}"]`);
    expect(await mainOf(page)).toContain('Child and adolescent mental health assessment');
    expect(await mainOf(page)).toContain('Is low, anxious or angry at times');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow(`main a[href="${path}/note"]`);
    expect(await mainOf(page)).toContain('Child and adolescent mental health assessment');
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select which record it is');
    expect(await inspector.faults()).toEqual([]);
    await page.check('input[name="system"][value="camhs"]');
    await page.check('input[name="state"][value="referred"]');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('Asked for');
    expect(await mainOf(page)).toContain('None at this level of need');

    const theirs = await browser.as(stage.person(WITH, 'lead_caf_contact'), {
      ...{ width: 320, scripts: false },
    });
    await theirs.goto(path);
    expect(await mainOf(theirs)).not.toContain('Asked for');
    const stranger = await browser.as(stage.person('Barnet'), { width: 320, scripts: false });
    expect((await stranger.request.get(path)).status()).toBe(404);
  }, 120_000);
});
