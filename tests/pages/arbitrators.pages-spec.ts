import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Disputes } from '../system/stage/disputes.js';
import { Stage } from '../system/stage/stage.js';
import { htmlFaults } from './browser/html-faults.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';
import { followWait } from './browser/waits.js';
import { FORCED_COLOURS, WIDTHS } from './browser/widths.js';

const BY = 'Enfield';
const OTHER = 'Haringey';
const DESKTOP = { width: 1280, scripts: true };
const NARROW = { width: 320, scripts: false };

let stage: Stage;
let browser: TestBrowser;
let disputes: Disputes;
beforeAll(async () => {
  stage = new Stage();
  disputes = new Disputes(stage, BY, OTHER);
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';

/** The page as it stands at each width, in forced colours too, and its HTML. */
async function everyWay(page: Page, inspector: Inspector): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const forcedColors of FORCED_COLOURS) {
      await page.emulateMedia({ forcedColors });
      expect({ width, forcedColors, faults: await inspector.faults() }).toEqual({
        ...{ width, forcedColors, faults: [] },
      });
    }
  }
  expect(await inspector.narrowLayout()).toEqual([]);
  expect(await htmlFaults(page, page.url())).toEqual([]);
}

async function offerShares(page: Page, one: string, other: string): Promise<void> {
  await page.fill(`#share-${stage.code(BY)}`, one);
  await page.fill(`#share-${stage.code(OTHER)}`, other);
  await page.click('main form button');
}

describe('boroughs that disagree about who pays', () => {
  it('say it in percent, answer the arbitrator, and are told who pays what from when', async () => {
    const episodeId = await disputes.shared();
    const opener = await browser.as(stage.person(BY), NARROW);
    await opener.goto(`/cases/${episodeId}/disagree`);
    await opener.check('#respondents');
    await opener.check('input[name="kind"][value="funding"]');
    await opener.fill('#askedFor', 'That you pay for the key worker');
    await opener.selectOption('#interimPayer', stage.code(OTHER));
    await opener.check('#riskOfHarm-2');
    await opener.click('main form button');
    expect(await mainOf(opener)).toContain(`Who pays meanwhile${OTHER}`);
    const id = opener.url().split('/disputes/')[1] ?? '';

    await opener.goto(`/disputes/${id}/offer`);
    await opener.fill('#terms', 'Both pay');
    await opener.fill('#from-day', '1');
    await opener.fill('#from-month', '9');
    await opener.fill('#from-year', '2026');
    await offerShares(opener, '40', '50');
    expect(await opener.textContent('.govuk-error-summary')).toContain('together they pay 100');
    expect(await opener.inputValue('#terms')).toBe('Both pay');
    await offerShares(opener, '40', '60');
    expect(await mainOf(opener)).toContain(`${BY} pays 40 percent and ${OTHER} pays 60 percent`);

    const opened = await disputes.read({ id } as never);
    const judged = await disputes.toArbitration(opened);
    const inOffice = judged.arbitrators.at(-1)?.personId;
    const judge = stage.credentials.authorities
      .flatMap(({ people }) => people)
      .find((one) => one.id === inOffice);
    if (!judge) throw new Error('Nobody was appointed');
    const bench = await browser.as(judge, DESKTOP);
    const inspector = new Inspector(bench, stage.url);
    const keyboard = new Keyboard(bench);
    await followWait(bench, 'Decide a disagreement', `/disputes/${id}`);
    await keyboard.follow(`a[href="/disputes/${id}/ask"]`);
    await keyboard.type('#text', 'Who placed the child?');
    await keyboard.follow('main form button');
    expect(await mainOf(bench)).toContain('Who placed the child?');
    expect(await inspector.faults()).toEqual([]);

    const contact = await browser.as(stage.person(OTHER, 'lead_caf_contact'), NARROW);
    await followWait(contact, 'Answer the arbitrator', `/disputes/${id}`);
    await contact.click(`a[href="/disputes/${id}/answer-arbitrator"]`);
    await contact.check('#questionId');
    await contact.fill('#text', 'Both boroughs, in May.');
    await contact.fill('#evidence', 'Minutes of the panel');
    await contact.click('main form button');
    expect(await mainOf(contact)).toContain('The question: Who placed the child?');
    expect((await contact.request.get(`/disputes/${id}/bundle`)).status()).toBe(404);

    await bench.goto(`/disputes/${id}`);
    await keyboard.follow(`a[href="/disputes/${id}/bundle"]`);
    expect(await mainOf(bench)).toContain('Minutes of the panel');
    expect(await mainOf(bench)).toContain('A question of the arbitrator was answered');
    expect(await inspector.faults()).toEqual([]);
    await everyWay(bench, inspector);

    await bench.goto(`/disputes/${id}/decision`);
    await keyboard.type('#terms', 'Both pay for the key worker.');
    await keyboard.type(`#share-${stage.code(BY)}`, '50');
    await keyboard.type(`#share-${stage.code(OTHER)}`, '50');
    await keyboard.type('#from-day', '1');
    await keyboard.type('#from-month', '9');
    await keyboard.type('#from-year', '2026');
    await keyboard.type('#reasons', 'Both placed the child.');
    await keyboard.choose('#sure');
    await keyboard.follow('main form button');
    expect(await mainOf(bench)).toContain(`${BY} pays 50 percent and ${OTHER} pays 50 percent`);
    await keyboard.follow('a[href="/outcomes"]');
    const decided = await mainOf(bench);
    expect(decided).toMatch(/\d+ (is|are) not carried out by every side/);
    expect(decided).toContain('Both pay for the key worker.');
    expect(await inspector.faults()).toEqual([]);
    await everyWay(bench, inspector);

    const senior = await browser.as(stage.person(BY, 'lead_caf_contact'), NARROW);
    await senior.goto(`/disputes/${id}/again`);
    await senior.click('main form button');
    expect(await senior.textContent('.govuk-error-summary')).toContain('Select the grounds');
    await senior.check('#ground');
    await senior.fill('#reason', 'The panel of June is not in it');
    await senior.click('main form button');
    expect(await mainOf(senior)).toContain('There is something new that was not known');
    expect(await mainOf(senior)).toContain('What was settled stands meanwhile');
  }, 200_000);
});
