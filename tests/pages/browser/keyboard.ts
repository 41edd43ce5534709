import type { Page } from 'playwright-core';

const MOST_STOPS = 60;

/** A person who has no mouse: goes on by Tab alone, and types where they have come to. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** @throws Error where it is not reached, or its focus cannot be seen */
  async to(selector: string): Promise<void> {
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await this.page.keyboard.press('Tab');
      const here = await this.page.evaluate(
        `document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`,
      );
      if (here !== true) continue;
      if (!(await this.isSeen())) throw new Error(`The focus on ${selector} cannot be seen`);
      return;
    }
    throw new Error(`${selector} is not reached by Tab`);
  }

  async type(selector: string, text: string): Promise<void> {
    await this.to(selector);
    await this.page.keyboard.type(text);
  }

  /** A choice among radio buttons or boxes. */
  async choose(selector: string): Promise<void> {
    await this.to(selector);
    await this.page.keyboard.press('Space');
  }

  /** Follows a link or presses a button, and waits for what comes. */
  async follow(selector: string): Promise<void> {
    await this.to(selector);
    await Promise.all([this.page.waitForEvent('load'), this.page.keyboard.press('Enter')]);
  }

  private async isSeen(): Promise<boolean> {
    const seen = await this.page.evaluate(`(() => {
      const place = document.activeElement;
      const label = place.closest('.govuk-radios__item, .govuk-checkboxes__item');
      const style = label ? getComputedStyle(label.querySelector('label'), '::before') : getComputedStyle(place);
      return style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.borderStyle !== 'none';
    })()`);
    return seen === true;
  }
}
