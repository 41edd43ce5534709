import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { EpisodeView } from '@hub/contracts/episode';
import type { EnrolledPerson } from '@hub/contracts/identity';
import type { InboxPage } from '@hub/contracts/notification';
import { Stage } from '../system/stage/stage.js';
import { Inspector } from './browser/inspector.js';
import { Keyboard } from './browser/keyboard.js';
import { TestBrowser } from './browser/signed-in.js';

const BY = 'City of London';
const mainOf = async (page: Page): Promise<string> => (await page.textContent('main')) ?? '';
let stage: Stage;
let browser: TestBrowser;
let cases = 0;

beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
});
afterAll(() => browser.close());

/** Somebody who has left, and whose one case waits for another lead. */
async function leaver(username: string, name: string): Promise<{ id: string; led: string }> {
  const contact = stage.as(BY, 'lead_caf_contact');
  const { body } = await contact.post<EnrolledPerson>('/v1/people', {
    body: {
      ...{ username, roles: ['practitioner'] },
      contact: { name, role: 'Family worker', team: 'Early Help' },
    },
  });
  cases += 1;
  const { episode } = await stage.episode(BY, ['Lambeth'], {
    ...{ leadProfessionalId: body.id, ownReference: `LEFT-${String(cases)}` },
  });
  await stage
    .as(BY, 'service_manager')
    .post(`/v1/people/${body.id}/end`, { body: { because: 'left' } });
  const waiting = async () =>
    (await contact.get<InboxPage>('/v1/inbox?workflow=lead_gone&limit=100')).body.items;
  await stage.until(waiting, (items) => items.some(({ subject }) => subject === episode.id));
  return { id: body.id, led: episode.id };
}

/** As many more cases as that one, on the same day: nobody starts fifty by hand. */
async function alike(led: string, count: number): Promise<void> {
  await stage.query(
    'episode-service',
    `WITH more AS (
       INSERT INTO episode
         SELECT (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid()))).*
         FROM episode one, generate_series(1, ${String(count)}) WHERE one.id = '${led}' RETURNING id
     ), parts AS (
       INSERT INTO counterpart (episode_id, authority)
         SELECT more.id, part.authority FROM more, counterpart part WHERE part.episode_id = '${led}'
     )
     INSERT INTO lead_term (episode_id, term, authority, person_id, since, confirmed)
       SELECT more.id, lead.term, lead.authority, lead.person_id, lead.since, lead.confirmed
       FROM more, lead_term lead WHERE lead.episode_id = '${led}'`,
  );
}

/** As often as the page says that there are more: on a slow machine fewer go at a time. */
async function throughAll(page: Page, goOn: () => Promise<void>): Promise<void> {
  for (let times = 0; times < 60 && (await page.$('main form button')); times += 1) await goOn();
}

async function leadOf(episodeId: string): Promise<string> {
  const { body } = await stage.as(BY).get<EpisodeView>(`/v1/episodes/${episodeId}`);
  return body.leadProfessional.personId;
}

describe('who leads which cases', () => {
  it('is seen by keyboard alone, and the cases of who has left are handed on', async () => {
    const { id, led } = await leaver('lee.left', 'Lee Left');
    await alike(led, 52);
    const page = await browser.as(stage.person(BY, 'lead_caf_contact'), {
      ...{ width: 1280, scripts: true },
    });
    const inspector = new Inspector(page, stage.url);
    const keyboard = new Keyboard(page);
    await page.goto('/records');
    await keyboard.follow('a[href="/caseloads"]');
    expect(await mainOf(page)).toContain('Lee Left Has left');
    expect(await mainOf(page)).toContain('for another lead, because who led has left');
    expect(await inspector.faults()).toEqual([]);
    await keyboard.follow(`a[href="/caseloads/${id}"]`);
    await keyboard.follow('main form button');
    expect(await page.textContent('.govuk-error-summary')).toContain('Select who leads them');
    expect(await inspector.faults()).toEqual([]);
    await page.selectOption('#to', stage.person(BY).id);
    await keyboard.choose('#because');
    await keyboard.follow('main form button');
    expect(await page.textContent('h1')).toMatch(/^\d+ of 53 cases are handed on$/);
    expect(await inspector.faults()).toEqual([]);
    expect(await inspector.narrowFaults()).toEqual([]);
    await throughAll(page, () => keyboard.follow('main form button'));
    expect(await mainOf(page)).toContain('leads 53 more cases from now on.');
    expect(await inspector.faults()).toEqual([]);
    expect(await leadOf(led)).toBe(stage.person(BY).id);
    await keyboard.follow('main a[href="/caseloads"]');
    expect(await mainOf(page)).not.toContain('Lee Left');
  }, 120_000);

  it('is seen and handed on without scripts on a narrow screen, and by nobody of another borough', async () => {
    const { id, led } = await leaver('lou.left', 'Lou Left');
    await alike(led, 51);
    const page = await browser.as(stage.person(BY, 'service_manager'), {
      ...{ width: 320, scripts: false },
    });
    await page.goto('/caseloads');
    await page.click(`a[href="/caseloads/${id}"]`);
    await page.selectOption('#to', stage.person(BY).id);
    await page.check('#because');
    await page.click('main form button');
    expect(await page.textContent('h1')).toMatch(/^\d+ of 52 cases are handed on$/);
    // Broken off here, and taken up again from the page before.
    const again = await browser.as(stage.person(BY, 'service_manager'), {
      ...{ width: 320, scripts: false },
    });
    await again.goto('/caseloads');
    expect(await mainOf(again)).toContain('Lou Left');
    await throughAll(page, () => page.click('main form button'));
    expect(await mainOf(page)).toContain('The cases are handed on');
    expect(await mainOf(page)).toContain('leads 52 more cases from now on.');
    expect(await leadOf(led)).toBe(stage.person(BY).id);
    const other = await browser.as(stage.person('Lambeth', 'head_of_service'), {
      ...{ width: 320, scripts: false },
    });
    await other.goto('/caseloads');
    expect(await mainOf(other)).not.toContain('Lou Left');
    const nobody = await browser.as(stage.person(BY), { width: 320, scripts: false });
    expect((await nobody.goto('/caseloads'))?.status()).toBe(404);
  }, 120_000);
});
