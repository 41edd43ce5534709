import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { EnrolledPerson } from '@hub/contracts/identity';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const BY = 'Havering';
const WITH = 'Hillingdon';
const DESKTOP = { width: 1280, scripts: true };
const NARROW = { width: 320, scripts: false };
let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';
const parts = (days: number): readonly string[] =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-').toReversed();
const PARTS = ['day', 'month', 'year'];
const FOR_ALL = 'They stand in for all cases of the lead professional.';

describe('a lead professional who goes on leave', () => {
  it('is stood in for in all cases by keyboard, and by another in one alone without scripts', async () => {
    const cover = stage.unverified(BY);
    const started = async (ownReference: string) =>
      (await stage.episode(BY, [WITH], { ownReference })).episode.id;
    const [one, two] = [await started('ALL-1'), await started('ALL-2')];
    const { body: alone } = await stage
      .as(BY, 'lead_caf_contact')
      .post<EnrolledPerson>('/v1/people', {
        body: {
          ...{ username: 'sid.single', roles: ['practitioner'] },
          contact: { name: 'Sid Single', role: 'Family worker', team: 'Early Help' },
        },
      });
    const lead = stage.person(BY);
    const page = await browser.as(lead, DESKTOP);
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/cases/${one}/lead`);
    await keyboard.follow(`main a[href="/caseloads/${lead.id}/cover"]`);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select who stands in');
    await keyboard.to('#personId');
    await page.selectOption('#personId', cover.id);
    for (const day of ['from', 'until'])
      for (const [place, part] of PARTS.entries())
        await keyboard.type(`#${day}-${part}`, parts(0)[place] ?? '');
    await keyboard.choose('#because');
    await keyboard.follow('main form button');
    expect(await page.textContent('h1')).toBe(`Who stands in for ${lead.name}`);
    expect(await mainOf(page)).toMatch(/\d+ of \d+ cases/);
    expect(await inspector.faults()).toEqual([]);
    expect(await inspector.narrowFaults()).toEqual([]);
    await page.goto(`/cases/${two}/lead`);
    expect(await mainOf(page)).toContain(cover.name);
    expect(await mainOf(page)).toContain(FOR_ALL);
    expect(await inspector.faults()).toEqual([]);
    const later = await started('ALL-3');
    const leadPage = async (id: string) => {
      await page.goto(`/cases/${id}/lead`);
      return mainOf(page);
    };
    await stage.until(
      () => leadPage(later),
      (seen) => seen.includes(FOR_ALL),
    );

    const manager = await browser.as(stage.person(BY, 'service_manager'), NARROW);
    await manager.goto('/caseloads');
    await manager.click(`a[href="/caseloads/${lead.id}/cover"]`);
    expect(await manager.textContent('h1')).toBe(`Who stands in for ${lead.name}`);
    expect(await mainOf(manager)).toContain(cover.name);
    await manager.goto(`/cases/${two}/lead`);
    await manager.click('main a[href$="/lead/cover"]');
    await manager.selectOption('#personId', alone.id);
    for (const day of ['from', 'until'])
      for (const [place, part] of PARTS.entries())
        await manager.fill(`#${day}-${part}`, parts(0)[place] ?? '');
    await manager.check('#because');
    await manager.click('main form button');
    expect(await mainOf(manager)).toContain('Sid Single');
    await manager.goto('/caseloads');
    expect(await mainOf(manager)).toContain('In 1 of these, somebody named for that case alone');
    await manager.goto(`/cases/${two}/lead`);
    await manager.click('main a[href$="/lead/end-cover"]');
    await manager.check('#because');
    await manager.click('main form button');
    expect(await mainOf(manager)).toContain('It has ended');
    expect(await manager.textContent('main')).toContain(cover.name);
    const nobody = await browser.as(stage.person(WITH), NARROW);
    expect((await nobody.goto(`/caseloads/${lead.id}/cover`))?.status()).toBe(404);

    await page.goto(`/caseloads/${lead.id}/cover`);
    await keyboard.follow(`main a[href="/caseloads/${lead.id}/cover/end"]`);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select why it ends');
    await keyboard.choose('#because');
    await keyboard.follow('main form button');
    expect(await page.textContent('main')).toContain('It has ended');
    for (const id of [one, two, later])
      await stage.until(
        () => leadPage(id),
        (seen) => !seen.includes(FOR_ALL),
      );
  }, 180_000);
});
