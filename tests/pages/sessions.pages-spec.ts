import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EnrolledPerson } from '@hub/contracts/identity';
import { Stage } from '../system/stage/stage.js';
import { TestBrowser } from './browser/signed-in.js';

const BOROUGH = 'Redbridge';
/** So long the gateway may keep whom it knows. */
const BITES_MS = 31_000;
const DESKTOP = { width: 1280, scripts: true };
let stage: Stage;
let browser: TestBrowser;
let kim: Awaited<ReturnType<typeof renewed>>;

beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
  // Before all else: what she was given bites while the others are tried.
  kim = await renewed();
}, 60_000);
afterAll(() => browser.close());

/** Somebody who got new means while they had a form open. */
async function renewed() {
  const keeper = stage.as(BOROUGH, 'lead_caf_contact');
  const { body: enrolled } = await keeper.post<EnrolledPerson>('/v1/people', {
    body: {
      ...{ username: 'kim.redbridge', roles: ['practitioner'] },
      contact: { name: 'Kim Renewed', role: 'Family worker', team: 'Early Help' },
    },
  });
  const person = { ...enrolled, name: enrolled.contact.name };
  const page = await browser.as(person, DESKTOP);
  await page.goto('/reminders');
  await page.selectOption('#time-2', '13:00');
  const { body: means } = await keeper.post<EnrolledPerson>(`/v1/people/${enrolled.id}/sign-in`, {
    body: {},
  });
  return { page, person: { ...person, ...means, name: person.name }, at: Date.now() };
}

describe('a session', () => {
  it('that ends in the middle of a form: sign in and go on', async () => {
    const person = stage.person(BOROUGH);
    const { episode } = await stage.episode(BOROUGH, ['Barnet']);
    const page = await browser.as(person, DESKTOP);
    await page.goto(`/cases/${episode.id}/wrong`);
    await page.selectOption('#about', 'episode');
    await page.fill('#ownReference', 'RDB-7');
    await page.context().clearCookies({ name: 'console' });
    await page.click('main form button');
    expect(page.url()).toContain('/sign-in/');
    await browser.type(page, person);
    expect(new URL(page.url()).pathname).toBe(`/cases/${episode.id}/wrong`);
    expect(await page.inputValue('#about')).toBe('episode');
    expect(await page.inputValue('#ownReference')).toBe('RDB-7');
  }, 90_000);

  it('of somebody else shows nothing of that', async () => {
    const page = await browser.as(stage.person(BOROUGH), DESKTOP);
    await page.goto('/look-up/address');
    await page.fill('#postcode', 'IG2 2BB');
    await page.context().clearCookies({ name: 'console' });
    await page.click('main form button');
    await browser.type(page, stage.person(BOROUGH, 'lead_caf_contact'));
    expect(await page.textContent('body')).toContain(
      stage.person(BOROUGH, 'lead_caf_contact').name,
    );
    expect(await page.inputValue('#postcode')).toBe('');
  }, 90_000);

  it('is sealed where it is kept, and gone when somebody signs out', async () => {
    const page = await browser.as(stage.person(BOROUGH, 'service_manager'), DESKTOP);
    await page.goto('/cases');
    const rows = await stage.query<{ sess: object }>('console', 'SELECT sess FROM session');
    expect(rows.length).toBeGreaterThan(0);
    for (const { sess } of rows) expect(Object.keys(sess).sort()).toEqual(['cookie', 'sealed']);
    await page.click('text=Sign out');
    expect(await page.textContent('h1')).toBe('You are signed out');
    await page.goto('/cases');
    expect(page.url()).toContain('/sign-in/');
  }, 90_000);

  it('that new means have ended: what was typed is not lost', async () => {
    const { page, person, at } = kim;
    await pause(Math.max(at + BITES_MS - Date.now(), 0));
    await page.click('main form button');
    expect(page.url()).toContain('/sign-in/');
    await browser.type(page, person);
    expect(new URL(page.url()).pathname).toBe('/reminders');
    expect(await page.inputValue('#time-2')).toBe('13:00');
  }, 90_000);
});

describe('a case of others', () => {
  it('is the same page as one that is not there', async () => {
    const { episode } = await stage.episode('Barnet', ['Brent']);
    const page = await browser.as(stage.person(BOROUGH), DESKTOP);
    const seen = [];
    for (const path of [`/cases/${episode.id}`, '/cases/01900000-0000-7000-8000-000000000001']) {
      const reply = await page.goto(path);
      seen.push([reply?.status(), await page.title(), await page.textContent('main')]);
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]?.[0]).toBe(404);
  });
});
