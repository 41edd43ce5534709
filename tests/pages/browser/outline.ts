import type { Page } from 'playwright-core';

const PARTS =
  'h1, h2, legend, label, th[scope="col"], dt, main button, main a[role="button"], summary';

/**
 * What a page is made of, a line each: its headings, questions, columns, terms and buttons. What
 * happened is no part of it, and days and numbers stand for any.
 */
export async function outlineOf(page: Page): Promise<string> {
  const parts = await page.evaluate<string[]>(`(() => {
    const shown = [...document.querySelectorAll(${JSON.stringify(PARTS)})]
      .filter((part) => part.checkVisibility());
    return shown.map((part) =>
      part.tagName.toLowerCase() + ' ' + part.textContent.replaceAll(/\\s+/g, ' ').trim());
  })()`);
  const masked = parts.map((part) =>
    part
      .replaceAll(
        /\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/g,
        '(day)',
      )
      .replaceAll(/(?<![a-z])\d+/g, '(number)'),
  );
  return `${[...new Set(masked)].join('\n')}\n`;
}
