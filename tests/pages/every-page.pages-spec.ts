import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ASSESSMENT, Folders } from '../system/stage/folders.js';
import { Stage } from '../system/stage/stage.js';
import { htmlFaults } from './browser/html-faults.js';
import { Inspector } from './browser/inspector.js';
import { TestBrowser } from './browser/signed-in.js';
import { WIDTHS } from './browser/widths.js';

const BOROUGH = 'Sutton';

let stage: Stage;
let browser: TestBrowser;
let paths: string[];

beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
  const scope = ['existence', 'contact', 'content'] as const;
  const { episode } = await stage.episode(BOROUGH, ['Merton'], { scope: [...scope] });
  const written = [JSON.stringify(ASSESSMENT), 'application/json', 'assessment', BOROUGH] as const;
  const document = await new Folders(stage).upload(episode.id, ...written);
  paths = ['/', '/look-up', '/look-up/child', '/look-up/address', '/lookups', '/cases'];
  paths.push(`/cases/${episode.id}`, `/lookups/${episode.lookupId}`, '/families', '/accessibility');
  paths.push('/families/reply-sheet');
  const start = `/start/${episode.lookupId}`;
  paths.push(start, `${start}/sharing`, `${start}/case`, '/cases/none');
  paths.push(
    '/waits',
    '/reminders',
    '/posts',
    '/records',
    '/recalls',
    '/corrections',
    '/our-contacts',
    '/disputes?state=open',
  );
  paths.push('/cases?whose=mine&state=registered&sort=review', '/?due=overdue');
  paths.push(`/cases/${episode.id}/documents/${document.id}`);
  for (const act of [
    'hand-over',
    'disagree',
    'folder',
    'consents',
    'consents/new',
    'consents/new/sharing',
    'override',
    'wrong',
    'requests',
    'plan',
    'plan/add',
    'plan/family',
    'reviews',
    'recommend',
    'same-child',
    'two-children',
    'ages/turns_18',
    'next',
    'lead',
    'lead/cover',
    'out-of-london',
    'out-of-london/begin',
    'next/social-care',
    'next/home',
    'next/close',
    'level',
    'level/3',
    'team',
    'team/needs',
    'team/family',
    'team/service',
    'team/people',
    'elsewhere',
    'elsewhere/note',
    'notices',
    'notices/write',
  ])
    paths.push(`/cases/${episode.id}/${act}`);
  paths.push(`/cases/${episode.id}/ask-for-a-service`);
}, 120_000);
afterAll(() => browser.close());

describe('every page', () => {
  it.each(WIDTHS)(
    'is right at %s pixels, and no wider than a telephone',
    async (width) => {
      const page = await browser.as(stage.person(BOROUGH), { width, scripts: true });
      const inspector = new Inspector(page, stage.url);
      const found: Record<string, string[]> = {};
      for (const path of paths) {
        await page.goto(path);
        const faults = [...(await inspector.faults()), ...(await inspector.narrowLayout())];
        if (faults.length > 0) found[path] = faults;
      }
      expect(found).toEqual({});
    },
    180_000,
  );

  it('is HTML as the standard has it', async () => {
    const page = await browser.as(stage.person(BOROUGH), { width: 1280, scripts: true });
    const found: Record<string, string[]> = {};
    for (const path of paths) {
      const faults = await htmlFaults(page, path);
      if (faults.length > 0) found[path] = faults;
    }
    expect(found).toEqual({});
  });

  it('is right in forced colours, and so for who is not signed in', async () => {
    const page = await browser.window({ width: 1280, scripts: true });
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    const inspector = new Inspector(page, stage.url);
    for (const path of ['/', '/families', '/sign-in', '/signed-out', '/signed-in']) {
      await page.goto(path);
      expect({ path, faults: await inspector.faults() }).toEqual({ path, faults: [] });
    }
  });
});
