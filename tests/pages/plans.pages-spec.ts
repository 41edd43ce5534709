import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hold } from '../system/stage/plans.js';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const BY = 'Havering';
const WITH = 'Redbridge';
const DESKTOP = { width: 1280, scripts: true };
const NARROW = { width: 320, scripts: false };

let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

describe('the plan of a case', () => {
  it('is filled by each borough for its own part, agreed to by the family, and agreed', async () => {
    const { episode } = await stage.episode(BY, [WITH], { ownReference: 'PLAN-1' });
    const other = stage.person(WITH);
    await stage.join(stage.as(BY), episode.id, { authority: WITH, person: other });
    for (const category of ['assessment', 'action_plan'] as const)
      await hold(stage.as(BY), episode.id, category);
    await hold(stage.as(WITH), episode.id, 'action_plan');
    const path = `/cases/${episode.id}/plan`;
    const fill = async (
      page: Awaited<ReturnType<typeof browser.as>>,
      name: string,
      days: number,
    ) => {
      const day = new Date(Date.now() + days * 86_400_000);
      await page.fill(`#${name}-day`, String(day.getUTCDate()));
      await page.fill(`#${name}-month`, String(day.getUTCMonth() + 1));
      await page.fill(`#${name}-year`, String(day.getUTCFullYear()));
    };

    const page = await browser.as(stage.person(BY), NARROW);
    await page.goto(`/cases/${episode.id}`);
    await page.click(`a[href="${path}"]`);
    expect(await page.textContent('main')).toContain(
      'it needs the yes of the child or of a parent',
    );
    await page.click(`a[href="${path}/family"]`);
    await page.check('[name="by"][value="parent_or_carer"]');
    await page.check('[name="answer"][value="agrees"]');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Enter the day');
    await page.check('[name="evidence"][value="signed"]');
    await fill(page, 'on', 0);
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('They signed the plan');

    const theirs = await browser.as(other, DESKTOP);
    const keyboard = new Keyboard(theirs);
    await theirs.goto(path);
    await keyboard.follow(`a[href="${path}/add"]`);
    await theirs.selectOption('#documentId', { index: 1 });
    await theirs.check('[name="domain"][value="parents_and_carers"]');
    await theirs.check('[name="by"][value="service"]');
    await fill(theirs, 'due', 30);
    await keyboard.follow('main form button');
    expect(await theirs.textContent('main')).toContain(`What ${WITH} does`);
    expect(await new Inspector(theirs, stage.url).faults()).toEqual([]);
    await keyboard.follow('main .hub-list__title a');
    await theirs.check('[name="state"][value="not_done"]');
    await keyboard.follow('main form button');
    expect(await theirs.textContent('.govuk-error-summary')).toContain('Select why');
    await theirs.check('[name="reason"][value="no_capacity"]');
    await keyboard.follow('main form button');
    expect(await theirs.textContent('main')).toContain('Nobody had the time or a place');

    await page.goto(path);
    await page.click(`a[href="${path}/agree"]`);
    await page.check('[name="outOfBorough"][value="in_the_plan"]');
    await fill(page, 'review', 400);
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('not later than');
    await fill(page, 'review', 60);
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('The plan is agreed');
  }, 120_000);
});
