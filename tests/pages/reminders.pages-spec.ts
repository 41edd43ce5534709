import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { RemindersView } from '@hub/contracts/notification';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const BY = 'Lambeth';
let stage: Stage;
let browser: TestBrowser;

beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';

describe('reminders by email', () => {
  it('are chosen by keyboard alone, with quiet hours, and stand there again', async () => {
    const person = stage.person(BY, 'lead_caf_contact');
    const page = await browser.as(person, { width: 1280, scripts: true });
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto('/');
    await keyboard.follow('a[href="/reminders"]');
    expect(await inspector.faults()).toEqual([]);
    expect(await mainOf(page)).toContain(person.username);
    expect(await page.inputValue('#time-1')).toBe('08:30');
    await page.selectOption('#time-2', '13:00');
    await page.selectOption('#quietFrom', '18:00');
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('quiet hours begin');
    expect(await inspector.faults()).toEqual([]);
    await page.selectOption('#quietUntil', '07:30');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('Your reminders were changed');
    const { body } = await stage.as(BY, 'lead_caf_contact').get<RemindersView>('/v1/me/reminders');
    expect(body).toMatchObject({
      ...{ times: ['08:30', '13:00'], quietFrom: '18:00', quietUntil: '07:30' },
    });
    expect(await page.inputValue('#quietUntil')).toBe('07:30');
    await page.selectOption('#time-1', '');
    await keyboard.follow('main form button');
    const said = await page.textContent('.govuk-error-summary');
    expect(said).toContain('Select when the first email comes');
  }, 120_000);

  it('that are turned away show to the person and to who keeps the staff, without scripts on a narrow screen', async () => {
    const { id, name, username } = stage.person(BY, 'head_of_service');
    await stage.query(
      'notification-service',
      `INSERT INTO digest (person_id, at, authority, overdue, today, refused_at, refused_code)
       VALUES ('${id}', now(), '${stage.code(BY)}', 1, 0, now(), 550)`,
    );
    const narrow = { width: 320, scripts: false };
    const page = await browser.as(stage.person(BY, 'head_of_service'), narrow);
    await page.goto('/reminders');
    expect(await mainOf(page)).toContain('was turned away');
    const keeper = await browser.as(stage.person(BY, 'service_manager'), narrow);
    await keeper.goto('/our-staff');
    await keeper.click('a[href="/reminders/turned-away"]');
    expect(await mainOf(keeper)).toContain(name);
    expect(await mainOf(keeper)).toContain(username);
    await keeper.click(`a[href="/our-staff/${id}"]`);
    expect(await mainOf(keeper)).toContain(username);
    const worker = await browser.as(stage.person(BY), narrow);
    expect((await worker.goto('/reminders/turned-away'))?.status()).toBe(404);
  }, 120_000);
});
