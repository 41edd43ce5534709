import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { DisputeView } from '@hub/contracts/arbitration';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';
import { followWait } from './browser/waits.js';

/** Who is never held back from a lookup: a system test takes that right from somebody in Ealing. */
const BY = 'Newham';
const OTHER = 'Tower Hamlets';
const DESKTOP = { width: 1280, scripts: true };
const NARROW = { width: 320, scripts: false };
const ARBITRATION = 4;

let stage: Stage;
let browser: TestBrowser;
beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(async () => {
  await stage.clock.reset();
  await browser.close();
});

async function shared(reference: string): Promise<string> {
  const { episode } = await stage.episode(BY, [OTHER], { ownReference: reference });
  const member = { authority: OTHER, person: stage.person(OTHER) };
  await stage.join(stage.as(BY), episode.id, member);
  return episode.id;
}

const idIn = (page: Page): string => page.url().split('/disputes/')[1]?.split('/')[0] ?? '';
const read = async (id: string): Promise<DisputeView> =>
  (await stage.as(BY).get<DisputeView>(`/v1/disputes/${id}`)).body;

/** Time goes on to whatever is due next, until an arbitrator is there. */
async function climb(id: string): Promise<DisputeView> {
  for (;;) {
    const now = await read(id);
    if (now.arbitrators.length > 0) return now;
    const alarm = await stage.clock.nextAlarm([id]);
    if (alarm !== undefined) await stage.clock.to(alarm);
    await stage.until(
      () => read(id),
      ({ version }) => version > now.version,
    );
  }
}

describe('boroughs that disagree', () => {
  it('settle it by an offer: one by keyboard alone, one without scripts on a narrow screen', async () => {
    const episodeId = await shared('DISAGREE-1');
    const page = await browser.as(stage.person(BY), DESKTOP);
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto(`/cases/${episodeId}`);
    await keyboard.follow(`a[href="/cases/${episodeId}/disagree"]`);
    expect(await inspector.faults()).toEqual([]);
    await keyboard.type('#askedFor', 'That you lead');
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select the borough');
    expect(await page.inputValue('#askedFor')).toBe('That you lead');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.choose('#respondents');
    await keyboard.choose('#kind');
    await keyboard.choose('#riskOfHarm');
    await page.keyboard.press('ArrowDown');
    await keyboard.follow('main form button');
    expect(await page.textContent('main')).toContain(`lead CAF contact of ${OTHER} is to answer`);
    expect(await inspector.faults()).toEqual([]);
    const id = idIn(page);

    const theirs = await browser.as(stage.person(OTHER), NARROW);
    await followWait(theirs, 'Answer in a disagreement', `/disputes/${id}`);
    await theirs.click(`a[href="/disputes/${id}/statement"]`);
    await theirs.fill('#text', `The child sleeps in ${BY}`);
    await theirs.fill('#evidence', 'A letter of the school');
    await theirs.check('#sending');
    await theirs.click('main form button');
    expect(await theirs.textContent('main')).toContain('Supported by: A letter of the school');
    await theirs.click(`a[href="/disputes/${id}/offer"]`);
    await theirs.fill('#terms', `${BY} leads until June`);

    // Meanwhile the other side speaks too: what was read is not what stands.
    await page.goto(`/disputes/${id}/statement`);
    await page.fill('#text', 'We know the school');
    await page.check('#sending');
    await page.click('main form button');
    await theirs.click('main form button');
    expect(await theirs.textContent('.govuk-error-summary')).toContain('has changed this since');
    expect(await theirs.inputValue('#terms')).toBe(`${BY} leads until June`);
    await theirs.click('main form button');
    expect(await theirs.textContent('main')).toContain('Nobody has answered it yet');

    await followWait(page, 'Answer an offer in a disagreement', `/disputes/${id}`);
    await keyboard.follow(`a[href="/disputes/${id}/answer"]`);
    await keyboard.choose('#offerId');
    await keyboard.choose('#answer');
    await keyboard.follow('main form button');
    expect(await page.textContent('main')).toContain('What the boroughs agreed');
    await page.goto('/disputes?state=resolved');
    expect(await page.textContent('main')).toContain('Who leads');
    expect(await inspector.faults()).toEqual([]);
    await page.goto(`/cases/${episodeId}`);
    expect(await page.textContent('main')).toContain('Who leads: settled, to be carried out');
  }, 150_000);

  it('climb to an arbitrator, who decides with reasons; each side says that it is done', async () => {
    const episodeId = await shared('DISAGREE-2');
    const page = await browser.as(stage.person(BY), NARROW);
    await page.goto(`/cases/${episodeId}/disagree`);
    await page.check('#respondents');
    await page.check('#kind');
    await page.fill('#askedFor', 'That you lead');
    await page.check('#riskOfHarm');
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('Who answers now at');
    const id = idIn(page);
    const [appointed] = (await climb(id)).arbitrators;
    const judge = stage.credentials.authorities
      .flatMap(({ people }) => people)
      .find((one) => one.id === appointed?.personId);
    if (!judge) throw new Error('Nobody was appointed');
    await page.goto(`/disputes/${id}`);
    expect(await page.textContent('main')).toContain(`No answer from ${BY} and ${OTHER}`);
    expect(await page.locator(`a[href="/disputes/${id}/offer"]`).count()).toBe(0);

    const bench = await browser.as(judge, DESKTOP);
    const inspector = new Inspector(bench, stage.url);
    const keyboard = new Keyboard(bench);
    await followWait(bench, 'Decide a disagreement', `/disputes/${id}`);
    expect(await inspector.faults()).toEqual([]);
    expect(await bench.locator(`a[href="/cases/${episodeId}"]`).count()).toBe(0);
    expect((await bench.request.get(`/cases/${episodeId}`)).status()).toBe(404);
    await keyboard.follow(`a[href="/disputes/${id}/decision"]`);
    await keyboard.type('#terms', `${OTHER} reviews the plan with the school.`);
    await keyboard.follow('main form button');
    expect(await bench.textContent('.govuk-error-summary')).toContain('Enter your reasons');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.type('#reasons', 'The child learns there.');
    await keyboard.choose('#sure');
    await keyboard.follow('main form button');
    expect(await bench.textContent('main')).toContain('Your decision was sent to every side');
    expect(await inspector.faults()).toEqual([]);

    for (const name of [BY, OTHER]) {
      const senior = await browser.as(stage.person(name, 'lead_caf_contact'), NARROW);
      await senior.goto(`/disputes/${id}`);
      expect(await senior.textContent('main')).toContain('The child learns there.');
      await senior.click(`a[href="/disputes/${id}/carried-out"]`);
      await senior.click('main form button');
      expect(await senior.textContent('main')).toContain('your borough has done its part');
    }
    expect(await read(id)).toMatchObject({ state: 'carried_out', stage: ARBITRATION });
    const reply = await page.goto(`/disputes/${id}/offer`);
    expect(reply?.status()).toBe(404);
  }, 200_000);
});
