import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';

const MOST_LOOKS = 40;

/**
 * Follows what waits for somebody, on whichever page of the inbox; it comes a moment after what
 * caused it.
 *
 * @param path to which it leads; without, the first that says so
 */
export async function followWait(page: Page, text: string, path?: string): Promise<void> {
  const what = path === undefined ? 'a' : `a[href="${path}"]`;
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    for (let next: string | null = '/'; next !== null; next = await hrefOfMore(page)) {
      await page.goto(next);
      const link = page.locator(what, { hasText: text }).first();
      if ((await link.count()) > 0) return link.click();
    }
    await pause(250);
  }
  throw new Error(`Nothing waits that says “${text}”`);
}

async function hrefOfMore(page: Page): Promise<string | null> {
  const more = page.locator('main a', { hasText: 'More that waits' });
  return (await more.count()) > 0 ? more.getAttribute('href') : null;
}
