import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { pictures } from '../config.js';
import { readyForPlan } from '../system/stage/plans.js';
import { Stage } from '../system/stage/stage.js';
import { outlineOf } from './browser/outline.js';
import { TestBrowser } from './browser/signed-in.js';

const [HOME, PARTNER] = ['Bexley', 'Bromley'];
const FOLDER = 'docs/pictures';

let stage: Stage;
let browser: TestBrowser;
/** Name of each picture → where its page is. */
let paths: Readonly<Record<string, string>>;

beforeAll(async () => {
  stage = new Stage();
  browser = await TestBrowser.open(stage.url);
  const { episode } = await stage.episode(HOME, [PARTNER], { ownReference: 'BEX-2026-0042' });
  await stage.join(stage.as(HOME), episode.id, {
    authority: PARTNER,
    person: stage.person(PARTNER),
  });
  await readyForPlan(stage.as(HOME), episode.id);
  const one = `/cases/${episode.id}`;
  paths = {
    'look-a-child-up': '/look-up/child',
    'what-was-found': `/lookups/${episode.lookupId}`,
    'a-case': one,
    'who-may-see-what': `${one}/consents`,
    'the-plan': `${one}/plan`,
    'what-families-read': '/families',
  };
}, 120_000);
afterAll(() => browser.close());

describe('the pictures in the README', () => {
  it('show pages as they are: their headings, questions, columns and buttons', async () => {
    const page = await browser.as(stage.person(HOME), { width: 1280, scripts: true });
    const outlines: Record<string, string> = {};
    for (const [name, path] of Object.entries(paths)) {
      await page.goto(path);
      outlines[name] = await outlineOf(page);
      if (pictures.keep) await keep(page, name, outlines[name]);
    }
    const kept = Object.keys(paths).map((name) => [
      name,
      readFileSync(pathOf(name, 'txt'), 'utf8'),
    ]);
    expect(outlines).toEqual(Object.fromEntries(kept));
  }, 60_000);
});

/** Beside the picture stands what it shows. */
async function keep(page: Page, name: string, outline: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: pathOf(name, 'png') });
  writeFileSync(pathOf(name, 'txt'), outline);
}

function pathOf(name: string, ending: 'png' | 'txt'): string {
  return `${FOLDER}/${name}.${ending}`;
}
