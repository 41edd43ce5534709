import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CDPSession, Page } from 'playwright-core';
import axe, { type AxeResults } from 'axe-core';
import { RECORD_LANGUAGES, RECORD_SECTIONS, type RecordLanguage } from '@hub/contracts/shape';
import { makeManifest, writePage } from '@hub/subject-record';
import { Stage } from '../system/stage/stage.js';
import { TestBrowser } from './browser/signed-in.js';

/** The font that draws each script; another one would show boxes or broken letters. */
const FONTS: Readonly<Record<RecordLanguage, RegExp>> = {
  bn: /^Noto (Sans|Serif) Bengali/,
  ur: /^(DejaVu Sans|Noto .*(Arabic|Nastaliq|Urdu))/,
  so: /^Liberation Sans/,
  pa: /^Noto (Sans|Serif) Gurmukhi/,
  gu: /^Noto (Sans|Serif) Gujarati/,
  ar: /^(DejaVu Sans|Noto .*(Arabic|Urdu))/,
  tr: /^Liberation Sans/,
  ta: /^Noto (Sans|Serif) Tamil/,
  yo: /^(Liberation|Noto) Sans/,
  fr: /^Liberation Sans/,
};
const A4_POINTS = /\/MediaBox ?\[0 0 59[45][\d.]* 84[12][\d.]*\]/;

function everySection(): Parameters<typeof writePage>[0] {
  const items = RECORD_SECTIONS.map((section) => ({
    id: section,
    section,
    title: 'An entry',
    fields: [{ name: 'By', value: 'E09000023' }],
  }));
  const about = {
    requestId: 'r',
    authority: 'E09000023',
    episodes: ['e'],
    gatheredAt: '2026-03-02T09:30:00.000Z',
    madeAt: '2026-07-01T09:30:00.000Z',
    withheldItems: 0,
    checkpoint: 'c',
  };
  return { manifest: makeManifest(about, items), items, signature: 'a.b.c' };
}

let browser: TestBrowser;
beforeAll(async () => {
  browser = await TestBrowser.open(new Stage().url);
});
afterAll(() => browser.close());

interface FontUse {
  readonly familyName: string;
  readonly glyphCount: number;
}

/** Which fonts draw the second language of the title, with how many signs each. */
async function fontsOf(session: CDPSession): Promise<FontUse[]> {
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', {
    nodeId: root.nodeId,
    selector: 'h1 span',
  });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts;
}

async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run(document)');
  return violations.map(({ id }) => id);
}

describe('the record of a family, with its headings in a second language', () => {
  it.each(RECORD_LANGUAGES)('is drawn, read and printed in %s', async (language) => {
    const page = await browser.window({ width: 320, scripts: true });
    await page.setContent(writePage(everySection(), language));
    expect(await page.locator('h2 span').count()).toBe(RECORD_SECTIONS.length);
    const fonts = await fontsOf(await page.context().newCDPSession(page));
    const text = (await page.textContent('h1 span')) ?? '';
    const others = fonts.filter(({ familyName }) => !FONTS[language].test(familyName));
    expect(others.length).toBeLessThan(fonts.length);
    // Spaces alone come from the font of the English words.
    const strange = others.reduce((sum, { glyphCount }) => sum + glyphCount, 0);
    expect(strange).toBeLessThanOrEqual(text.split(' ').length);
    expect(await violationsOn(page)).toEqual([]);
    const printed = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(printed).toMatch(A4_POINTS);
    await page.context().close();
  });
});
