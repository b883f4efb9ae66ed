import { ComponentHarness } from '@angular/cdk/testing';

/** The form that marks a device as one's own, and takes it back. */
export class KeepListHarness extends ComponentHarness {
  static readonly hostSelector = 'g-keep-list';

  async text(): Promise<string> {
    return clean(await (await this.host()).text());
  }

  async buttons(): Promise<string[]> {
    const buttons = await this.locatorForAll('button')();
    return Promise.all(buttons.map(async (button) => clean(await button.text())));
  }

  async type(pin: string, again = pin): Promise<void> {
    const [first, second] = await this.locatorForAll('input[type=password]')();
    await first?.setInputValue(pin);
    await second?.setInputValue(again);
    await (await this.locatorFor('form')()).dispatchEvent('submit');
  }

  /** The browser itself asks for these before the form is sent. */
  async required(): Promise<number> {
    return (await this.locatorForAll('input[required]')()).length;
  }

  async fault(): Promise<string> {
    const fault = await this.locatorForOptional('[role=alert]')();
    return fault === null ? '' : clean(await fault.text());
  }

  async press(word: string): Promise<void> {
    for (const button of await this.locatorForAll('button')())
      if (clean(await button.text()) === word) await button.click();
  }
}

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();
