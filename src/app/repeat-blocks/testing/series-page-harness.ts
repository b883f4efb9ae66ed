import { ComponentHarness, type TestElement } from '@angular/cdk/testing';

/** The series page, or the planner, as people see it. */
export class SeriesPageHarness extends ComponentHarness {
  static readonly hostSelector = 'g-series-page, g-series-planner';

  async press(key: string): Promise<void> {
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await this.forceStabilize();
  }

  async worklists(): Promise<string[]> {
    return this.#texts('.worklists a');
  }

  /** Each series of the list, in a line. */
  async rows(): Promise<string[]> {
    return this.#texts('g-list-detail .list tbody tr');
  }

  /** What a screen reader is told of the timelines in the list. */
  async timelines(): Promise<(string | null)[]> {
    const strips = await this.locatorForAll('td g-series-timeline')();
    return Promise.all(strips.map((strip) => strip.getAttribute('aria-label')));
  }

  async detail(): Promise<string> {
    const found = await this.locatorForOptional('g-series-detail')();
    return found === null ? '' : clean(await found.text());
  }

  async blocksProposed(): Promise<string[]> {
    return this.#texts('g-proposal-table ol > li');
  }

  async text(): Promise<string> {
    return clean(await (await this.host()).text());
  }

  async click(words: string): Promise<void> {
    await (await this.#button(words)).click();
  }

  async isOffered(words: string): Promise<boolean> {
    for (const button of await this.locatorForAll('button')())
      if (clean(await button.text()).includes(words))
        return !(await button.getProperty('disabled'));
    return false;
  }

  async choose(name: string, value: string): Promise<void> {
    const radio = await this.locatorFor(`input[name="${name}"][value="${value}"]`)();
    await radio.click();
  }

  /** The value of the radio that is on, or null. */
  async chosen(name: string): Promise<string | null> {
    const on = await this.locatorForOptional(`input[name="${name}"]:checked`)();
    return on === null ? null : on.getProperty('value');
  }

  /** Whether the open series says why something was not done. */
  async refused(): Promise<boolean> {
    return (await this.locatorForOptional('g-series-detail g-failure')()) !== null;
  }

  async type(name: string, text: string): Promise<void> {
    const field = await this.locatorFor(`[name="${name}"]`)();
    await field.setInputValue(text);
    await field.dispatchEvent('input');
  }

  async change(name: string, value: string): Promise<void> {
    const field = await this.locatorFor(`[name="${name}"]`)();
    await field.setInputValue(value);
    await field.dispatchEvent('change');
  }

  async value(name: string): Promise<string> {
    return (await this.locatorFor(`[name="${name}"]`)()).getProperty('value');
  }

  async submit(): Promise<void> {
    await (await this.locatorFor('g-response-form form')()).dispatchEvent('submit');
    await this.forceStabilize();
  }

  async #button(words: string): Promise<TestElement> {
    for (const button of await this.locatorForAll('button, a')())
      if (clean(await button.text()).includes(words)) return button;
    throw new Error(`Nothing says ${words}`);
  }

  async #texts(selector: string): Promise<string[]> {
    const found = await this.locatorForAll(selector)();
    return Promise.all(found.map(async (each) => clean(await each.text())));
  }
}

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();
