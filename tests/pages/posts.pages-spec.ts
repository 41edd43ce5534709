import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { EnrolledPerson } from '@hub/contracts/identity';
import { oneTimeCode } from '../../tools/people/sign-in.js';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const [HERE, THERE] = ['Barnet', 'Enfield'] as const;
const NARROW = { width: 320, scripts: false };
let stage: Stage;
let browser: TestBrowser;
let here: EnrolledPerson;
let there: EnrolledPerson;
let desk: Page;

const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';
const whoOn = async (page: Page): Promise<string> => (await page.textContent('.hub-who')) ?? '';
const credentials = () => ({ ...here, name: 'Wil Two', roles: ['practitioner' as const] });
async function join(borough: string, username: string): Promise<EnrolledPerson> {
  const contact = { name: 'Wil Two', role: 'Family worker', team: 'Early Help' };
  const { body } = await stage.as(borough, 'lead_caf_contact').post<EnrolledPerson>('/v1/people', {
    body: { username, contact, roles: ['practitioner'] },
  });
  await verify(borough, body.id);
  return body;
}
async function verify(borough: string, id: string): Promise<void> {
  const keeper = stage.as(borough, 'service_manager');
  await keeper.post(`/v1/people/${id}/verification`, { body: { verified: true } });
}

beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
  here = await join(HERE, 'wil.barnet');
  there = await join(THERE, 'wil.enfield');
}, 60_000);
afterAll(() => browser.close());

describe('somebody with two posts', () => {
  it('is asked whether an offered one is theirs, and answers by keyboard alone', async () => {
    const keeper = await browser.as(stage.person(THERE, 'lead_caf_contact'), NARROW);
    await keeper.goto(`/our-staff/${there.id}`);
    await keeper.click(`a[href="/our-staff/${there.id}/offer"]`);
    await keeper.fill('#number', '01900000-0000-7000-8000-00000000dead');
    await keeper.click('main form button');
    expect(await keeper.textContent('.govuk-error-summary')).toContain('post of that number');
    const colleague = await browser.as(stage.person(THERE, 'service_manager'), NARROW);
    await colleague.goto(`/our-staff/${there.id}/offer`);
    await keeper.fill('#number', here.id);
    await keeper.click('main form button');
    expect(await mainOf(keeper)).toContain('they have not answered, and may until');
    await colleague.fill('#number', stage.person(HERE).id);
    await colleague.click('main form button');
    expect(await colleague.textContent('.govuk-error-summary')).toContain('take that back first');
    expect(await colleague.inputValue('#number')).toBe(stage.person(HERE).id);
    await keeper.goto('/waits');
    expect(await mainOf(keeper)).toContain('The post of Wil Two is offered');
    await keeper.goto('/our-staff?show=offered');
    expect(await mainOf(keeper)).toContain('Wil Two Until');
    const beside = await browser.as(stage.person(THERE, 'lead_caf_contact'), {
      ...{ width: 1280, scripts: true },
    });
    for (const path of ['/our-staff?show=offered', '/waits', `/our-staff/${there.id}`]) {
      await beside.goto(path);
      expect(await new Inspector(beside, stage.url).faults()).toEqual([]);
    }
    await colleague.goto(`/our-staff/${there.id}/take-back`);
    await keeper.goto(`/our-staff/${there.id}/offer-again`);
    await keeper.click('main form button');
    await colleague.click('main form button');
    expect(await colleague.textContent('.govuk-error-summary')).toContain('Somebody has changed');
    expect(await mainOf(keeper)).toContain('they have not answered, and may until');

    const page = await browser.as(credentials(), { width: 1280, scripts: true });
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto('/');
    expect(await mainOf(page)).toContain('Somebody says that another post is yours');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main a[href="/posts"]');
    expect(await mainOf(page)).toContain(here.id);
    expect(await mainOf(page)).toContain('You can say so until');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow(`a[href="/posts/${there.id}/accept"]`);
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Enter the code');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.type('#code', '000000');
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Wait for the next one');
    // That of this half-minute was used to sign in; the hub takes the next one as well.
    await page.fill('#code', oneTimeCode(here.codeSecret, 1));
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('You cannot work there yet');
    expect(await inspector.faults()).toEqual([]);
  }, 150_000);

  it('works in the other one, and finds what was typed in the first as it was', async () => {
    await verify(THERE, there.id);
    desk = await browser.as(credentials(), { width: 1280, scripts: true });
    const beside = await desk.context().newPage();
    await beside.goto('/reminders');
    await beside.selectOption('#time-1', '09:30');
    const keyboard = new Keyboard(desk);
    await desk.goto('/posts');
    await keyboard.follow(`form[action="/posts/${there.id}"] button`);
    expect(await whoOn(desk)).toContain('Wil Two, Enfield');
    expect(await new Inspector(desk, stage.url).faults()).toEqual([]);
    await beside.click('main form button');
    expect(await mainOf(beside)).toContain('Nothing was sent');
    await beside.click(`form[action="/posts/${here.id}"] button`);
    expect(await whoOn(beside)).toContain('Wil Two, Barnet');
    expect(beside.url()).toContain('/reminders');
    expect(await beside.inputValue('#time-1')).toBe('09:30');
    const times = async () =>
      stage.query(
        'notification-service',
        `SELECT times FROM reminder_times WHERE person_id IN ('${here.id}', '${there.id}')`,
      );
    expect(await times()).toEqual([]);
    await beside.click('main form button');
    expect(await times()).toEqual([{ times: ['09:30'] }]);
  }, 120_000);

  it('is told that a post has ended, without scripts on a narrow screen', async () => {
    // The session has another id since somebody changed posts in it.
    const page = await browser.beside(desk, NARROW);
    await page.goto('/posts');
    await page.click(`form[action="/posts/${there.id}"] button`);
    expect(await whoOn(page)).toContain('Enfield');
    expect(await whoOn(page)).toContain('Work in another post');
    await page.click('a[href="/posts"]');
    await page.click(`form[action="/posts/${here.id}"] button`);
    await page.goto('/posts');
    await stage
      .as(THERE, 'service_manager')
      .post(`/v1/people/${there.id}/end`, { body: { because: 'left' } });
    await page.click(`form[action="/posts/${there.id}"] button`);
    expect(await page.textContent('.govuk-error-summary')).toContain('do not work there any more');
    expect(await whoOn(page)).toContain('Barnet');
    expect(await mainOf(page)).toContain('You have one post');
  }, 120_000);
});
