import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';
import { followWait } from './browser/waits.js';

const BY = 'Haringey';
const WITH = 'Harrow';
const DESKTOP = { width: 1280, scripts: true };
const NARROW = { width: 320, scripts: false };
let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
  await stage.journal.behave(stage.code(WITH), { transfers: 'ignore' });
});
afterAll(async () => {
  await stage.journal.behave(stage.code(WITH), { transfers: 'accept' });
  await browser.close();
});

const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';
const parts = (days: number): readonly string[] =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-').toReversed();
const PARTS = ['day', 'month', 'year'];

describe('a lead professional who is ill', () => {
  it('is stood in for: named by keyboard, shown on the case, and ended without scripts', async () => {
    const { episode } = await stage.episode(BY, [WITH], { ownReference: 'COVER-1' });
    const cover = stage.unverified(BY);
    const page = await browser.as(stage.person(BY), DESKTOP);
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/cases/${episode.id}`);
    await keyboard.follow(`main a[href="/cases/${episode.id}/lead"]`);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main a[href$="/lead/cover"]');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.to('#personId');
    await page.selectOption('#personId', cover.id);
    for (const [place, part] of PARTS.entries())
      await keyboard.type(`#from-${part}`, parts(0)[place] ?? '');
    for (const [place, part] of PARTS.entries())
      await keyboard.type(`#until-${part}`, parts(200)[place] ?? '');
    await keyboard.choose('#because');
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('at most 92 days');
    expect(await page.inputValue('#personId')).toBe(cover.id);
    expect(await inspector.faults()).toEqual([]);
    for (const [place, part] of PARTS.entries())
      await page.fill(`#until-${part}`, parts(10)[place] ?? '');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('Stands in for them until');
    expect(await mainOf(page)).toContain(cover.name);
    expect(await inspector.faults()).toEqual([]);
    expect(await inspector.narrowFaults()).toEqual([]);
    await page.goto(`/cases/${episode.id}`);
    expect(await page.textContent('section[aria-labelledby="lead"]')).toMatch(
      new RegExp(`Covered until .* by\\s+${cover.name}`),
    );
    expect(await inspector.faults()).toEqual([]);

    const stoodIn = await browser.as(cover, NARROW);
    await stoodIn.goto(`/cases/${episode.id}/lead`);
    // Named by the lead, and not verified by their authority: they decide nothing.
    expect(await mainOf(stoodIn)).toContain('Stands in for them until');
    expect(await mainOf(stoodIn)).not.toContain('Say that they stand in no more');

    const manager = await browser.as(stage.person(BY, 'service_manager'), NARROW);
    await manager.goto(`/cases/${episode.id}/lead`);
    expect(await mainOf(manager)).toContain('Say that they stand in no more');

    const theirs = await browser.as(stage.person(BY), NARROW);
    await theirs.goto(`/cases/${episode.id}/lead`);
    await theirs.click('main a[href$="/lead/end-cover"]');
    await theirs.click('main form button');
    expect(await theirs.textContent('.govuk-error-summary')).toContain('Select why it ends');
    await theirs.check('#because');
    await theirs.click('main form button');
    expect(await mainOf(theirs)).toContain('It has ended');
    expect(await mainOf(theirs)).toContain('the lead professional is back');
    const other = await browser.as(stage.person('Merton', 'lead_caf_contact'), NARROW);
    const answer = await other.goto(`/cases/${episode.id}/lead`);
    expect(answer?.status()).toBe(404);
  }, 180_000);
});

describe('a lead professional who leaves', () => {
  it('is followed by a colleague, named by keyboard, and by another without scripts', async () => {
    const { episode } = await stage.episode(BY, [WITH], { ownReference: 'LEFT-1' });
    const next = stage.unverified(BY);
    const page = await browser.as(stage.person(BY, 'lead_caf_contact'), DESKTOP);
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/cases/${episode.id}/lead`);
    await keyboard.follow('main a[href$="/lead/another"]');
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select who leads');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.to('#personId');
    await page.selectOption('#personId', next.id);
    await keyboard.choose('#because');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('They lead from now on');
    expect(await page.textContent('.hub-contact')).toContain(next.name);

    const manager = await browser.as(stage.person(BY, 'service_manager'), NARROW);
    await manager.goto(`/cases/${episode.id}/lead/another`);
    await manager.selectOption('#personId', stage.person(BY).id);
    await manager.check('#because');
    await manager.click('main form button');
    expect(await manager.textContent('.hub-contact')).toContain(stage.person(BY).name);
    const theirs = await browser.as(stage.person(BY), NARROW);
    expect((await theirs.goto(`/cases/${episode.id}/lead/another`))?.status()).toBe(404);
  }, 180_000);
});

describe('a borough that asks to lead', () => {
  it('is answered: no by keyboard, and the second time the lead is offered without scripts', async () => {
    const { episode } = await stage.episode(BY, [WITH], { ownReference: 'LEAD-1' });
    const contact = stage.as(BY, 'lead_caf_contact');
    await stage.join(contact, episode.id, { authority: WITH, person: stage.person(WITH) });
    const asker = await browser.as(stage.person(WITH), NARROW);
    const ask = async (): Promise<void> => {
      await asker.goto(`/cases/${episode.id}/lead`);
      await asker.click('main a[href$="/lead/ask"]');
      await asker.click('main form button');
      expect(await asker.textContent('.govuk-error-summary')).toContain('Select why your borough');
      await asker.check('#because');
      await asker.click('main form button');
      expect(await mainOf(asker)).toContain('Waits for an answer');
    };
    await ask();

    const page = await browser.as(stage.person(BY), DESKTOP);
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await followWait(page, 'Answer a borough that asks to lead a case');
    expect(await mainOf(page)).toContain(`${WITH} asks to lead`);
    expect(await inspector.faults()).toEqual([]);
    expect(await inspector.narrowFaults()).toEqual([]);
    await keyboard.follow('main a[href$="/decline"]');
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select why they cannot lead');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.choose('#reason');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('Why not: the family does not agree');

    await ask();
    const lead = await browser.as(stage.person(BY, 'lead_caf_contact'), NARROW);
    await lead.goto(`/cases/${episode.id}/lead`);
    await lead.click('main a[href$="/offer"]');
    await lead.check('#familyView');
    await lead.click('main form button');
    expect(await mainOf(lead)).toContain('The lead is offered to them');
    await lead.click('text=See the change of the lead');
    expect(await mainOf(lead)).toContain('The other borough is to name a person');
  }, 180_000);
});

describe('a child who moves out of London', () => {
  it('takes the case along on paper: begun by keyboard, sent and received without scripts', async () => {
    const { episode } = await stage.episode(BY, [WITH], { ownReference: 'OUT-1' });
    const page = await browser.as(stage.person(BY), DESKTOP);
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/cases/${episode.id}`);
    await keyboard.follow('main a[href$="/out-of-london"]');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow('main a[href$="/begin"]');
    await keyboard.type('#receiverName', 'Kent County Council, Early Help');
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Enter whom you ring');
    expect(await page.inputValue('#receiverName')).toContain('Kent');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.type('#receiverContact', 'Jo Kent, 01622 000000');
    await keyboard.choose('#familyView');
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('The next step is to be done by');
    expect(await inspector.narrowFaults()).toEqual([]);
    await keyboard.follow('main form button');
    expect(await mainOf(page)).toContain('Please ring us when you have it');
    expect(await inspector.faults()).toEqual([]);
    expect(await inspector.narrowFaults()).toEqual([]);

    const narrow = await browser.as(stage.person(BY), NARROW);
    await followWait(narrow, 'Send a case to a place outside London');
    await narrow.click('button:has-text("Make up the pack")');
    expect(await mainOf(narrow)).toContain('Please ring us when you have it');
    await narrow.click('button:has-text("It was sent")');
    expect(await narrow.textContent('.govuk-error-summary')).toContain('Select how the pack');
    await narrow.check('#sentBy');
    await narrow.click('main form button');
    expect(await mainOf(narrow)).toContain('ask who there has it');
    await narrow.click('main a[href$="/receipt"]');
    await narrow.fill('#receivedBy', 'Jo Kent');
    for (const [place, part] of PARTS.entries())
      await narrow.fill(`#received-${part}`, parts(1)[place] ?? '');
    await narrow.check('#confirmedBy');
    await narrow.click('main form button');
    expect(await narrow.textContent('.govuk-error-summary')).toContain('cannot lie in the future');
    expect(await narrow.inputValue('#receivedBy')).toBe('Jo Kent');
    for (const [place, part] of PARTS.entries())
      await narrow.fill(`#received-${part}`, parts(0)[place] ?? '');
    await narrow.click('main form button');
    expect(await mainOf(narrow)).toContain('The case is closed here');
    expect(await mainOf(narrow)).toContain('Jo Kent, since');
    await page.goto(`/cases/${episode.id}/out-of-london`);
    expect(await inspector.narrowFaults()).toEqual([]);
  }, 180_000);
});
