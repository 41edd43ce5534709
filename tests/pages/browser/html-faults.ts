import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';

const STANDARD = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });

/** Where the HTML of a page, as it comes over the wire, is not as the standard has it. */
export async function htmlFaults(page: Page, path: string): Promise<string[]> {
  const html = await (await page.request.get(path)).text();
  const { results } = await STANDARD.validateString(html);
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, line, message }) => `${ruleId} ${String(line)}: ${message}`);
}
