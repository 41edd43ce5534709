import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DevelopmentList } from '@hub/contracts/planning';
import { hold } from '../system/stage/plans.js';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const BY = 'Hammersmith and Fulham';
const WITH = 'Westminster';
let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

/** A case in which somebody of another borough has put a document into the folder. */
async function caseWithNews(ownReference: string): Promise<string> {
  const { episode } = await stage.episode(BY, [WITH], { ownReference });
  const person = stage.person(WITH);
  await stage.join(stage.as(BY), episode.id, { authority: WITH, person });
  await hold(stage.as(WITH), episode.id, 'action_plan');
  const path = `/v1/episodes/${episode.id}/developments`;
  await stage.until(
    async () => (await stage.as(BY).get<DevelopmentList>(path)).body.items,
    (items) => items.some(({ kind }) => kind === 'document'),
  );
  return episode.id;
}

describe('what others did in a case', () => {
  it('is looked at by keyboard alone, and is new no more', async () => {
    const id = await caseWithNews('NEWS-1');
    const page = await browser.as(stage.person(BY), { width: 1280, scripts: true });
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/cases/${id}/news`);
    expect(await page.textContent('main')).toContain('Documents');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main form button');
    expect(await page.textContent('main')).toContain('You have looked at what others did');
    await page.goto(`/cases/${id}/news`);
    expect(await page.textContent('main')).toContain('Nothing is new in this case');
    await page.goto(`/cases/${id}/ages/turns_16`);
    expect(await page.textContent('main')).toContain('From 16 on they decide');
    expect(await inspector.faults()).toEqual([]);
    expect((await page.goto(`/cases/${id}/ages/turns_12`))?.status()).toBe(404);
  }, 120_000);

  it('waits in the work of who leads, without scripts on a narrow screen', async () => {
    const id = await caseWithNews('NEWS-2');
    const page = await browser.as(stage.person(BY), { width: 320, scripts: false });
    const link = `a[href="/cases/${id}/news"]`;
    await stage.until(
      async () => {
        await page.goto('/?workflow=development');
        return page.locator(link).count();
      },
      (links) => links > 0,
    );
    await page.click(link);
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('You have looked at what others did');
  }, 120_000);
});
