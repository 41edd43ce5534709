import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { pictures } from '../../config.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const TITLE = /^(Error: )?\S.* – London CAF hub$/;
/** More than this, and a reader must scroll sideways. */
const SLACK_PX = 1;

const TELEPHONE = { width: 320, height: 900 };

interface Layout {
  readonly wide: number;
  readonly width: number;
  readonly headings: number;
}

/** Watches a window from now on, and says what is wrong with what it shows. */
export class Inspector {
  private readonly seen: string[] = [];

  constructor(
    private readonly page: Page,
    hubUrl: string,
    /** What must stand in no address and no title. */
    private readonly secrets: readonly string[] = [],
  ) {
    page.on('console', (message) => {
      if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
        this.seen.push(`policy: ${message.text()}`);
    });
    page.on('pageerror', ({ message }) => this.seen.push(`script: ${message}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(hubUrl) && !url.startsWith('data:')) this.seen.push(`outside: ${url}`);
      this.noteSecrets('address', decodeURIComponent(url));
    });
  }

  /** What it saw since the last time, and what it finds on the page as it stands. */
  async faults(): Promise<string[]> {
    const [seen, title] = [this.seen.splice(0), await this.page.title()];
    if (!TITLE.test(title)) seen.push(`title: ${title}`);
    this.noteSecrets('title', title);
    await this.takePicture(title);
    return [...seen, ...this.seen.splice(0), ...(await this.layout()), ...(await this.axe())];
  }

  /** The same on a telephone; scripts must run, for what looks is one. */
  narrowFaults(): Promise<string[]> {
    return this.onTelephone(() => this.faults());
  }

  /** Whether it must be scrolled sideways on a telephone, which is seen at once. */
  narrowLayout(): Promise<string[]> {
    return this.onTelephone(() => this.layout());
  }

  private async onTelephone(look: () => Promise<string[]>): Promise<string[]> {
    const before = this.page.viewportSize();
    await this.page.setViewportSize(TELEPHONE);
    const faults = await look();
    if (before) await this.page.setViewportSize(before);
    return faults;
  }

  private async takePicture(title: string): Promise<void> {
    const { folder } = pictures;
    if (folder === undefined) return;
    const name = title.replace(/ – .*$/, '').replaceAll(/[^A-Za-z0-9]+/g, '-');
    const width = this.page.viewportSize()?.width ?? 0;
    await this.page.screenshot({ path: `${folder}/${name}-${String(width)}.png`, fullPage: true });
  }

  private noteSecrets(where: string, text: string): void {
    for (const secret of this.secrets)
      if (text.toLowerCase().includes(secret.toLowerCase()))
        this.seen.push(`${where} holds ${secret}`);
  }

  private async layout(): Promise<string[]> {
    const { wide, width, headings } = await this.page.evaluate<Layout>(`({
      wide: document.documentElement.scrollWidth,
      width: document.documentElement.clientWidth,
      headings: document.querySelectorAll('h1').length,
    })`);
    return [
      ...(wide > width + SLACK_PX ? [`sideways: ${String(wide)} on ${String(width)}`] : []),
      ...(headings === 1 ? [] : [`main headings: ${String(headings)}`]),
    ];
  }

  private async axe(): Promise<string[]> {
    await this.page.evaluate(axe.source);
    const options = JSON.stringify({ runOnly: { type: 'tag', values: RULES } });
    const { violations } = await this.page.evaluate<AxeResults>(`axe.run(document, ${options})`);
    return violations.map(
      ({ id, nodes }) => `axe ${id}: ${nodes[0]?.html.slice(0, 120) ?? 'page'}`,
    );
  }
}
