import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ConsentPage, SharingMatrix } from '@hub/contracts/consent';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const BY = 'Richmond upon Thames';
const TOLD = 'Hounslow';
const NEXT = 'Hillingdon';
let stage: Stage;
let browser: TestBrowser;

beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

const today = (): readonly string[] => {
  const [year = '', month = '', day = ''] = new Date().toISOString().slice(0, 10).split('-');
  return [String(Number(day)), String(Number(month)), year];
};
const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';
const consentsOf = async (episodeId: string): Promise<ConsentPage> =>
  (await stage.as(BY).get<ConsentPage>(`/v1/episodes/${episodeId}/consents`)).body;

describe('what a family says while there is a case', () => {
  it('is tried, read to them, printed and recorded, by keyboard alone', async () => {
    const { consent, episode } = await stage.episode(BY, [TOLD], { ownReference: 'NEW-1' });
    const page = await browser.as(stage.person(BY), { width: 1280, scripts: true });
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    const base = `/cases/${episode.id}/consents`;
    await page.goto(base);
    expect(await mainOf(page)).toContain('Who may see what now');
    await keyboard.follow(`a[href="${base}/new"]`);
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('what the family said');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.choose('#decision');
    await keyboard.choose('#age');
    await keyboard.choose('#giver');
    await page.keyboard.press('ArrowDown');
    for (const [place, part] of ['day', 'month', 'year'].entries())
      await keyboard.type(`#decided-${part}`, today()[place] ?? '');
    await keyboard.choose('#explained');
    await keyboard.type('#purpose', 'Plan support with the new school');
    await keyboard.type('#evidence', 'NEW-1.pdf');
    await page.selectOption('#supersedes', consent.id);
    await keyboard.follow('main form button');
    await keyboard.choose('#what');
    await keyboard.choose(`input[value="${stage.code(NEXT)}"]`);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main form button');
    const check = await mainOf(page);
    expect(check).toContain(`${NEXT}: is told now`);
    expect(check).toContain(`${TOLD}: must delete what they have`);
    expect(await inspector.faults()).toEqual([]);
    expect((await consentsOf(episode.id)).items).toHaveLength(1);
    await keyboard.follow(`a[href="${base}/new/sheet"]`);
    expect(await mainOf(page)).toContain('Plan support with the new school');
    expect(await inspector.faults()).toEqual([]);
    await page.goBack();
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('It is recorded');
    const { body } = await stage
      .as(BY)
      .get<SharingMatrix>(`/v1/episodes/${episode.id}/sharing-matrix`);
    expect(body.rows).toContainEqual({ authority: stage.code(TOLD) });
    expect((await consentsOf(episode.id)).items).toMatchObject([
      { state: 'granted', supersedes: consent.id },
      { state: 'superseded' },
    ]);
  }, 120_000);

  it('is a no without scripts on a narrow screen, and nothing typed is lost', async () => {
    const { episode } = await stage.episode(BY, [TOLD], { ownReference: 'NEW-2' });
    const page = await browser.as(stage.person(BY), { width: 320, scripts: false });
    const base = `/cases/${episode.id}/consents/new`;
    await page.goto(base);
    await page.check('#decision-2');
    await page.check('#age');
    await page.check('#giver');
    await page.check('#explained');
    for (const [place, part] of ['day', 'month', 'year'].entries())
      await page.fill(`#decided-${part}`, today()[place] ?? '');
    await page.fill('#purpose', 'Asked at school');
    await page.fill('#evidence', 'NEW-2.pdf');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('why you judge');
    expect(await page.inputValue('#purpose')).toBe('Asked at school');
    await page.fill('#capacityBasis', 'Could say it back');
    await page.click('main form button');
    await page.check('#nothingOf');
    await page.check('#fromWhom-2');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('which boroughs');
    await page.check(`input[value="${stage.code(TOLD)}"]`);
    await page.click('main form button');
    expect(await mainOf(page)).toContain(`${TOLD} may not see anything of the case`);
    await page.click('main form button');
    expect(await mainOf(page)).toContain('It is recorded');
    expect((await consentsOf(episode.id)).items[0]).toMatchObject({
      state: 'refused',
      givenBy: { kind: 'child', capacityBasis: 'Could say it back' },
    });
  }, 120_000);
});
