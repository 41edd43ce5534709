import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { EpisodeView } from '@hub/contracts/episode';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const BY = 'Waltham Forest';
let stage: Stage;
let browser: TestBrowser;

beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';
const stateOf = async (id: string): Promise<string> =>
  (await stage.as(BY).get<EpisodeView>(`/v1/episodes/${id}`)).body.state;

describe('two cases, and one child or two', () => {
  it('become one by keyboard alone, and two again without scripts on a narrow screen', async () => {
    const { episode: kept } = await stage.episode(BY, ['Ealing'], { ownReference: 'ONE-1' });
    const { episode: folded } = await stage.episode(BY, ['Ealing'], { ownReference: 'ONE-2' });
    const page = await browser.as(stage.person(BY), { width: 1280, scripts: true });
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/cases/${kept.id}`);
    await keyboard.follow(`a[href="/cases/${kept.id}/same-child"]`);
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select the other case');
    expect(await inspector.faults()).toEqual([]);
    await page.selectOption('#with', folded.id);
    await keyboard.choose('#because');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('Waits for an answer');
    expect(await inspector.faults()).toEqual([]);
    const path = new URL(page.url()).pathname;

    const lead = await browser.as(stage.person(BY, 'lead_caf_contact'), {
      ...{ width: 320, scripts: false },
    });
    await lead.goto(path);
    await lead.click(`a[href="${path}/approve"]`);
    await lead.click('main form button');
    expect(await mainOf(lead)).toContain('They are one');
    await stage.until(
      () => stateOf(folded.id),
      (state) => state === 'folded',
    );

    await lead.goto(`/cases/${kept.id}/two-children`);
    await lead.selectOption('#other', folded.id);
    await lead.check('#because');
    await lead.click('main form button');
    expect(await mainOf(lead)).toContain('Two children in one case');
    const split = new URL(lead.url()).pathname;
    const second = await browser.as(stage.person(BY, 'service_manager'), {
      ...{ width: 320, scripts: false },
    });
    await second.goto(split);
    await second.click(`a[href="${split}/approve"]`);
    await second.click('main form button');
    expect(await mainOf(second)).toContain('They are told apart');
    await stage.until(
      () => stateOf(folded.id),
      (state) => state !== 'folded',
    );
    const other = await browser.as(stage.person('Brent'), { width: 320, scripts: false });
    expect((await other.goto(split))?.status()).toBe(404);
  }, 150_000);
});
