import { ComponentHarness } from '@angular/cdk/testing';

/** The kept list as somebody without a network has it before them. */
export class OfflineListHarness extends ComponentHarness {
  static readonly hostSelector = 'g-offline-list-page';

  readonly #pin = this.locatorForOptional('input');

  async text(): Promise<string> {
    return clean(await (await this.host()).text());
  }

  async asksForPin(): Promise<boolean> {
    return (await this.#pin()) !== null;
  }

  async type(pin: string): Promise<void> {
    const field = await this.#pin();
    await field?.setInputValue(pin);
    await (await this.locatorFor('form')()).dispatchEvent('submit');
  }

  async typed(): Promise<string> {
    return (await (await this.#pin())?.getProperty<string>('value')) ?? '';
  }

  async wrong(): Promise<string> {
    return clean(await (await this.locatorFor('[role=alert]')()).text());
  }

  async days(): Promise<string[]> {
    const heads = await this.locatorForAll('.day')();
    return Promise.all(heads.map(async (head) => clean(await head.text())));
  }

  async rows(): Promise<string[]> {
    const rows = await this.locatorForAll('g-kept-row')();
    return Promise.all(rows.map(async (row) => clean(await row.text())));
  }

  async lock(): Promise<void> {
    await (await this.locatorFor('header button')()).click();
  }
}

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();
