import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TeamInvitationView } from '@hub/contracts/team';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';
import { followWait } from './browser/waits.js';

const BY = 'Barking and Dagenham';
const WITH = 'Haringey';
/** Whose worker is invited once alone, so that nothing else of the kind waits for them. */
const ELSEWHERE = 'Redbridge';
let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';
const WIDE = { width: 1280, scripts: true };
const NARROW = { width: 320, scripts: false };

/** Finds somebody of that borough by the first letters of their name, and follows the link. */
async function find(page: Page, path: string, name: string, borough: string): Promise<void> {
  await page.goto(`${path}/people`);
  await page.fill('#name', name.slice(0, 3));
  await page.selectOption('#borough', stage.code(borough));
  await page.click('main form button');
  await page.locator('main a', { hasText: name }).first().click();
}

describe('the team of a case', () => {
  it('is kept by keyboard: what the family needs, its school, and somebody found and invited', async () => {
    const { episode } = await stage.episode(BY, [WITH], { ownReference: 'TEAM-1' });
    const path = `/cases/${episode.id}/team`;
    const nurse = stage.person(WITH);
    const page = await browser.as(stage.person(BY), WIDE);
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/cases/${episode.id}`);
    await keyboard.follow(`main a[href="${path}"]`);
    expect(await mainOf(page)).toContain('Nobody has said yet what the family needs');
    expect(await inspector.faults()).toEqual([]);

    await keyboard.follow(`main a[href="${path}/needs"]`);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('easy to read');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.to('#interpreter');
    await page.selectOption('#interpreter', 'so');
    await keyboard.choose('#easy');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('Interpreter: Somali');
    expect(await inspector.faults()).toEqual([]);

    await keyboard.follow(`main a[href="${path}/service"]`);
    await keyboard.choose('#kind');
    await keyboard.type('#organisation', 'Hill School');
    await keyboard.choose('#comes');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('School: Hill School');
    await page.goto(`${path}/service`);
    await page.check('#kind');
    await page.fill('#organisation', 'Hill School');
    await page.check('#comes');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('has that contact already');
    expect(await page.inputValue('#organisation')).toBe('Hill School');

    await page.goto(path);
    await keyboard.follow(`main a[href="${path}/people"]`);
    expect(await inspector.faults()).toEqual([]);
    await find(page, path, nurse.name, WITH);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main a[href$="/invite"]');
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select what they do');
    await keyboard.to('#role');
    await page.selectOption('#role', 'health_visitor');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('Waits for an answer');
    expect(await inspector.faults()).toEqual([]);

    await find(page, path, nurse.name, WITH);
    await page.click('main a[href$="/invite"]');
    await page.selectOption('#role', 'teacher');
    await page.click('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('invited already');
  }, 150_000);

  it('is joined and left without scripts, and coordinated by who is named', async () => {
    const { episode } = await stage.episode(BY, [ELSEWHERE], { ownReference: 'TEAM-2' });
    const path = `/cases/${episode.id}/team`;
    const [worker, lead] = [stage.person(ELSEWHERE), stage.person(BY)];
    await stage.as(BY).post(`/v1/episodes/${episode.id}/needs`, {
      body: { easyRead: false, access: ['written_not_called'] },
    });
    const { body: invitation } = await stage
      .as(BY)
      .post<TeamInvitationView>(`/v1/episodes/${episode.id}/team-invitations`, {
        body: { authority: stage.code(ELSEWHERE), personId: worker.id, role: 'youth_worker' },
      });
    const theirs = await browser.as(worker, NARROW);
    await followWait(theirs, 'Say whether you join a team');
    const asked = `/cases/${episode.id}/invitations/${invitation.id}`;
    expect(new URL(theirs.url()).pathname).toBe(asked);
    expect(await mainOf(theirs)).toContain('Youth worker');
    const looking = await browser.as(worker, { width: 320, scripts: true });
    const inspector = new Inspector(looking, stage.url);
    await looking.goto(asked);
    expect(await inspector.faults()).toEqual([]);
    for (const hidden of [`/cases/${episode.id}`, path])
      expect((await theirs.request.get(hidden)).status()).toBe(404);
    const stranger = await browser.as(stage.person('Barnet'), NARROW);
    for (const hidden of [asked, path])
      expect((await stranger.request.get(hidden)).status()).toBe(404);
    await theirs.click('main a[href$="/accept"]');
    await theirs.click('main form button');
    expect(await mainOf(theirs)).toContain('write, do not ring');
    await looking.goto(path);
    expect(await inspector.faults()).toEqual([]);

    const leading = await browser.as(lead, NARROW);
    await find(leading, path, worker.name, ELSEWHERE);
    await leading.click('main a[href$="/coordinator"]');
    await leading.click('main form button');
    expect(await mainOf(leading)).toContain('Coordinator since');
    await leading.click(`main a[href="${path}/end-coordinator"]`);
    await leading.check('#because');
    await leading.click('main form button');
    expect(await mainOf(leading)).not.toContain('Coordinator since');

    await theirs.goto(path);
    await theirs.click('main a[href$="/leave"]');
    await theirs.check('#because');
    for (const [part, text] of [
      ['day', '1'],
      ['month', '1'],
      ['year', '2999'],
    ] as const)
      await theirs.fill(`#left-${part}`, text);
    await theirs.click('main form button');
    expect(await theirs.textContent('.govuk-error-summary')).toContain('until today');
    expect(await theirs.inputValue('#left-year')).toBe('2999');
    for (const part of ['day', 'month', 'year']) await theirs.fill(`#left-${part}`, '');
    await theirs.click('main form button');
    expect(new URL(theirs.url()).pathname).toBe('/cases');
    expect((await theirs.request.get(path)).status()).toBe(404);
  }, 150_000);
});
