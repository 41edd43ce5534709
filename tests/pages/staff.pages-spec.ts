import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { StaffPage } from '@hub/contracts/identity';
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
async function staffNamed(name: string): Promise<StaffPage['items'][number] | undefined> {
  const { body } = await stage.as(BY, 'service_manager').get<StaffPage>('/v1/staff?limit=100');
  return body.items.find(({ contact }) => contact.name === name);
}

describe('the staff of a borough', () => {
  it('are registered by keyboard alone, and handed once what they sign in with', async () => {
    const page = await browser.as(stage.person(BY, 'lead_caf_contact'), {
      ...{ width: 1280, scripts: true },
    });
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto('/records');
    await keyboard.follow('a[href="/our-staff"]');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('a[href="/our-staff/new"]');
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Enter a user name');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.type('#username', 'keys.worker');
    await keyboard.type('#name', 'Kay Keys');
    await keyboard.type('#role', 'Family worker');
    await keyboard.type('#team', 'Early Help');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('Secret for one-time codes');
    expect(await inspector.faults()).toEqual([]);
    const kay = await staffNamed('Kay Keys');
    expect(kay).toMatchObject({ username: 'keys.worker', verified: false });
    await keyboard.follow(`a[href="/our-staff/${String(kay?.id)}"]`);
    await keyboard.follow(`a[href="/our-staff/${String(kay?.id)}/verify"]`);
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Ask another');
    expect(await inspector.faults()).toEqual([]);
  }, 120_000);

  it('are changed, verified by a second person and ended without scripts on a narrow screen', async () => {
    const { id } = (
      await stage.as(BY, 'lead_caf_contact').post<{ id: string }>('/v1/people', {
        body: {
          username: 'plain.worker',
          contact: { name: 'Pat Plain', role: 'Worker', team: 'Early Help' },
          roles: ['practitioner'],
        },
      })
    ).body;
    const page = await browser.as(stage.person(BY, 'service_manager'), {
      ...{ width: 320, scripts: false },
    });
    await page.goto(`/our-staff/${id}`);
    await page.click(`a[href="/our-staff/${id}/change"]`);
    expect(await page.inputValue('#name')).toBe('Pat Plain');
    await page.fill('#team', 'Family Hub');
    await page.fill('#checked-day', '31');
    await page.fill('#checked-month', '2');
    await page.fill('#checked-year', '2029');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('real date');
    await page.fill('#checked-month', '3');
    await page.click('main form button');
    expect(await mainOf(page)).toContain('Family Hub');
    await page.click(`a[href="/our-staff/${id}/verify"]`);
    await page.click('main form button');
    expect(await mainOf(page)).toContain('They are verified');
    await page.click(`a[href="/our-staff/${id}/end"]`);
    await page.check('#because');
    await page.click('main form button');
    expect(await mainOf(page)).toContain('Acts here no more since');
    await page.goto('/our-staff?show=ended');
    expect(await mainOf(page)).toContain('Pat Plain');
    const other = await browser.as(stage.person('Merton', 'head_of_service'), {
      ...{ width: 320, scripts: false },
    });
    const answer = await other.goto(`/our-staff/${id}`);
    expect(answer?.status()).toBe(404);
  }, 120_000);
});
