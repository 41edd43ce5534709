import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { LookupView } from '@hub/contracts/lookup';
import type { InboxPage } from '@hub/contracts/notification';
import { Stage } from '../system/stage/stage.js';
import { htmlFaults } from './browser/html-faults.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const [BY, HOLDER] = ['Lambeth', 'Southwark'] as const;
let stage: Stage;
let browser: TestBrowser;
let lookupId: string;

beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
  const { details: child } = stage.childOf(HOLDER, 7);
  const newcomer = stage.members.as(stage.unverified(BY));
  const { body } = await newcomer.post<LookupView>('/v1/lookups', {
    body: { purpose: 'review', caseReference: 'INBOX-1', reason: 'Asked by school', child },
  });
  lookupId = body.id;
  await stage.as(BY, 'lead_caf_contact').post(`/v1/lookups/${lookupId}/confirmation`, {
    body: { legitimate: true },
  });
  await stage.until(
    async () => (await newcomer.get<InboxPage>('/v1/inbox?workflow=lookup_answer')).body.items,
    (items) => items.some(({ subject }) => subject === lookupId),
  );
}, 60_000);
afterAll(() => browser.close());

const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';

describe('your work', () => {
  it('shows a manager all of their borough, and who is to act, by keyboard alone', async () => {
    const manager = stage.person(BY, 'service_manager');
    const page = await browser.as(manager, { width: 1280, scripts: true });
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto('/?whose=borough&kind=lookup_answer');
    expect(await mainOf(page)).toContain(`${stage.unverified(BY).name} is to act.`);
    expect(await page.inputValue('#whose')).toBe('borough');
    expect(await inspector.faults()).toEqual([]);
    await page.selectOption('#whose', '');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).not.toContain('is to act.');
    const worker = await browser.as(stage.person(BY), { width: 320, scripts: false });
    await worker.goto('/?whose=me');
    expect(await worker.innerHTML('main')).not.toContain('value="borough"');
  }, 120_000);

  it('leads whoever asked to the answer, and keeps it until they say that they have read it', async () => {
    const asker = await browser.as(stage.unverified(BY), { width: 320, scripts: false });
    await asker.goto('/?kind=lookup_answer');
    const link = `main a[href="/lookups/${lookupId}"]`;
    expect(await asker.textContent(link)).toContain('Read the answer to your lookup');
    await asker.click(link);
    expect(await htmlFaults(asker, asker.url())).toEqual([]);
    await asker.click('main form button');
    expect(await mainOf(asker)).toContain('You have said that you have read the answer');
    expect(await asker.locator('main form').count()).toBe(0);
    await stage.until(
      async () => {
        await asker.goto('/?kind=lookup_answer');
        return asker.locator(link).count();
      },
      (count) => count === 0,
    );
  }, 120_000);
});
