import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { EpisodeView } from '@hub/contracts/episode';
import { openDayFrom } from '@hub/working-time';
import { hold, readyForPlan } from '../system/stage/plans.js';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const BY = 'Tower Hamlets';
const WITH = 'Redbridge';
let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';
/** A week ahead at least. */
const SATURDAY = new Date(Date.now() + (13 - new Date().getUTCDay()) * 86_400_000)
  .toISOString()
  .slice(0, 10);
const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A case with a plan and a team of two boroughs, whose review may be called. */
async function plannedCase(ownReference: string) {
  const { episode } = await stage.episode(BY, [WITH], { ownReference });
  const by = stage.as(BY);
  const path = `/v1/episodes/${episode.id}`;
  const step = async (body: object): Promise<void> => {
    const { version } = (await by.get<EpisodeView>(path)).body;
    await by.post(`${path}/steps`, { body, ifMatch: `"${String(version)}"` });
  };
  await stage.join(by, episode.id, { authority: WITH, person: stage.person(WITH) });
  await step({ step: 'begin_assessment' });
  await readyForPlan(by, episode.id);
  await step({ step: 'agree_plan', nextReviewOn: inDays(60), outOfBorough: 'not_needed' });
  return { id: episode.id, step };
}

async function caseInReview(ownReference: string): Promise<string> {
  const { id, step } = await plannedCase(ownReference);
  await step({ step: 'begin_review', meetingOn: openDayFrom(inDays(2)) });
  return id;
}

describe('a review of a plan, and what is recommended', () => {
  it('is answered and recommended by keyboard alone, and answered and held without scripts', async () => {
    const id = await caseInReview('REVIEW-1');
    const path = `/cases/${id}/reviews`;
    const page = await browser.as(stage.person(WITH), { width: 1280, scripts: true });
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(path);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main .hub-card a[href$="/answer"]');
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select whether you come');
    await keyboard.choose('#answer');
    await page.keyboard.press('ArrowDown');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('Says: I cannot come');
    await keyboard.follow(`a[href="/cases/${id}/recommend"]`);
    await keyboard.choose('#what');
    await keyboard.choose('#because');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain(`A higher level of need, ${WITH}`);
    expect(await inspector.faults()).toEqual([]);

    const lead = await browser.as(stage.person(BY), { width: 320, scripts: false });
    await lead.goto(`/cases/${id}`);
    await lead.click(`a[href="${path}"]`);
    await lead.click('main a[href*="/recommendations/"]');
    await lead.check('#answer-2');
    await lead.click('main form button');
    expect(await lead.textContent('.govuk-error-summary')).toContain('why you do not follow it');
    await lead.selectOption('#reason', 'review_decides');
    await lead.click('main form button');
    expect(await mainOf(lead)).toContain('The next review decides');

    const document = await hold(stage.as(BY), id, 'progress_review');
    await lead.click('main a[href$="/meeting"]');
    const [year = '', month = '', day = ''] = inDays(0).split('-');
    await lead.fill('#held-day', day);
    await lead.fill('#held-month', month);
    await lead.fill('#held-year', year);
    for (const place of [1, 2, 3, 4]) await lead.check(`#present-${String(place)}`);
    await lead.check('#childsView');
    await lead.check('#parentsView-2');
    await lead.click('main form button');
    expect(await lead.textContent('.govuk-error-summary')).toContain('select the review');
    await lead.selectOption('#documentId', document.id);
    await lead.click('main form button');
    expect(await mainOf(lead)).toContain('Their words are in the review in the folder');
  }, 150_000);

  it('is called for no day on which one is closed; the page names the next that is open', async () => {
    const { id } = await plannedCase('REVIEW-3');
    const page = await browser.as(stage.person(BY), { width: 320, scripts: false });
    await page.goto(`/cases/${id}/next/review`);
    const [year = '', month = '', day = ''] = SATURDAY.split('-');
    for (const [part, text] of Object.entries({ year, month, day }))
      await page.fill(`#meeting-${part}`, text);
    await page.click('main form button');
    const told = await page.textContent('.govuk-error-summary');
    expect(told).toMatch(
      /You are closed on that day; the next day on which you are open is \d+ [A-Z][a-z]+ \d{4}/,
    );
    expect(await page.inputValue('#meeting-day')).toBe(day);
  }, 120_000);
});
