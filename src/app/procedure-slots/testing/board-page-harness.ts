import { ComponentHarness, TestKey, type TestElement } from '@angular/cdk/testing';

/** The board as somebody uses it: by names, cells and words. */
export class BoardPageHarness extends ComponentHarness {
  static readonly hostSelector = 'g-board-page';

  readonly #cases = this.locatorForAll('g-case-list button');
  readonly #blocks = this.locatorForAll('a.block');
  readonly #cell = this.locatorFor('[role=gridcell]');
  readonly #area = this.locatorFor('.area');
  readonly #opens = this.locatorForAll('.open');
  readonly #whyNot = this.locatorForAll('.why-not li');
  readonly #buttons = this.locatorForAll('button');

  async casesReady(): Promise<string[]> {
    return Promise.all((await this.#cases()).map((button) => button.text()));
  }

  async pick(name: string): Promise<void> {
    await (await this.#named(this.#cases(), name)).click();
  }

  async blocks(): Promise<string[]> {
    return Promise.all((await this.#blocks()).map((block) => block.text()));
  }

  /** What whoever hears the board is told of each booking. */
  async blockNames(): Promise<string[]> {
    const blocks = await this.#blocks();
    return Promise.all(blocks.map(async (block) => (await block.getAttribute('aria-label')) ?? ''));
  }

  async legalBands(): Promise<number> {
    return (await this.#opens()).length;
  }

  async whyNot(): Promise<string[]> {
    return Promise.all((await this.#whyNot()).map((line) => line.text()));
  }

  /** What the cell under the keyboard says. */
  async here(): Promise<string> {
    return (await (await this.#cell()).getAttribute('aria-label')) ?? '';
  }

  async press(...keys: (string | TestKey)[]): Promise<void> {
    const cell = await this.#cell();
    await cell.focus();
    for (const key of keys) await cell.sendKeys(key);
  }

  /** Five minutes off the booking under the keyboard. */
  async shorten(): Promise<void> {
    const cell = await this.#cell();
    await cell.focus();
    await cell.sendKeys({ shift: true }, TestKey.UP_ARROW);
  }

  /** A click on the board, in parts of its width and height. */
  async clickAt(across: number, down: number): Promise<void> {
    const area = await this.#area();
    const { width, height } = await area.getDimensions();
    await area.click(width * across, height * down);
  }

  async button(name: string): Promise<void> {
    await (await this.#named(this.#buttons(), name)).click();
  }

  /** Chooses among the segments of the panel that decides about a place. */
  async choose(name: string): Promise<void> {
    const choices = this.locatorForAll('g-decision-panel .g-segments label')();
    await (await this.#named(choices, name)).click();
  }

  async tick(name: string): Promise<void> {
    await (await this.locatorFor(`input[type=checkbox][name="${name}"]`)()).click();
  }

  async isTicked(name: string): Promise<boolean> {
    return (await this.locatorFor(`input[type=checkbox][name="${name}"]`)()).getProperty('checked');
  }

  /** The length of the open booking as its select shows it. */
  async length(): Promise<string> {
    return (await this.locatorFor('.length select')()).getProperty('value');
  }

  async lengthen(minutes: string): Promise<void> {
    const select = await this.locatorFor('.length select')();
    await select.setInputValue(minutes);
    await select.dispatchEvent('change');
  }

  async openHistory(): Promise<void> {
    await this.button('History');
    await this.waitForTasksOutsideAngular();
  }

  async words(): Promise<string> {
    return (await this.host()).text();
  }

  async #named(elements: Promise<TestElement[]>, name: string): Promise<TestElement> {
    for (const element of await elements) {
      const label = await element.getAttribute('aria-label');
      if ((await element.text()).includes(name) || label === name) return element;
    }
    throw new Error(`There is no "${name}"`);
  }
}
