import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { PersonCredentials } from '../../../tools/hub/members.js';
import { oneTimeCode } from '../../../tools/people/sign-in.js';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
];
const CODE_PERIOD_MS = 30_000;
const MOST_TRIES = 4;

export interface Manner {
  readonly width: number;
  /** Whether the browser runs scripts. */
  readonly scripts: boolean;
}

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

/** One browser for a file of tests, and people signed in in it, each with cookies of their own. */
export class TestBrowser {
  private readonly kept = new Map<string, StorageState>();

  private constructor(
    private readonly browser: Browser,
    private readonly hubUrl: string,
  ) {}

  static async open(hubUrl: string): Promise<TestBrowser> {
    const executablePath = '/usr/bin/chromium';
    return new TestBrowser(await chromium.launch({ executablePath, args: FLAGS }), hubUrl);
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  /** A window of somebody who is not signed in. */
  async window(manner: Manner, storageState?: StorageState): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.hubUrl,
      viewport: { width: manner.width, height: 900 },
      javaScriptEnabled: manner.scripts,
      ...(storageState ? { storageState } : {}),
    });
    return context.newPage();
  }

  /** A window of that person; they type password and code in the first one alone. */
  async as(person: PersonCredentials, manner: Manner): Promise<Page> {
    const kept = this.kept.get(person.id);
    if (kept) return this.window(manner, kept);
    const page = await this.window(manner);
    await page.goto('/sign-in');
    await this.type(page, person);
    this.kept.set(person.id, await page.context().storageState());
    return page;
  }

  /** Another window of whoever is signed in in this one. */
  async beside(page: Page, manner: Manner): Promise<Page> {
    return this.window(manner, await page.context().storageState());
  }

  /**
   * On the sign-in page. A code works once, so it may take that of the next half-minute, and wait
   * where that was used too.
   */
  async type(page: Page, person: PersonCredentials): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const ahead = tries % 2;
      if (tries > 0 && ahead === 0)
        await pause(CODE_PERIOD_MS - (Date.now() % CODE_PERIOD_MS) + 100);
      await page.fill('#username', person.username);
      await page.fill('#password', person.password);
      await page.fill('#code', oneTimeCode(person.codeSecret, ahead));
      await page.click('main button');
      if (!page.url().includes('/sign-in/')) return;
    }
    throw new Error(`${person.username} could not sign in`);
  }
}
