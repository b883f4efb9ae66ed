import { ComponentHarness } from '@angular/cdk/testing';

/** The numbers in force as a person uses the page. */
export class NumbersPageHarness extends ComponentHarness {
  static readonly hostSelector = 'g-numbers-page';

  /** The cells of a row, by the word of its number. */
  async row(word: string): Promise<string[]> {
    for (const row of await this.locatorForAll('tbody tr')()) {
      const cells = (await row.text()).split('\t').map((cell) => cell.trim());
      if (cells[0] === word) return cells.slice(1);
    }
    return [];
  }

  async buttons(): Promise<string[]> {
    const buttons = await this.locatorForAll('button')();
    return Promise.all(buttons.map((button) => button.text()));
  }

  async press(name: string): Promise<void> {
    for (const button of await this.locatorForAll('button')())
      if ((await button.text()) === name) return button.click();
    throw new Error(`No button “${name}”`);
  }

  async type(field: string, value: string): Promise<void> {
    const input = await this.locatorFor(`[name="${field}"]`)();
    await input.clear();
    await input.sendKeys(value);
  }

  /** `null` where the form has no such field. */
  async typed(field: string): Promise<string | null> {
    const input = await this.locatorForOptional(`[name="${field}"]`)();
    return input === null ? null : input.getProperty<string>('value');
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}
