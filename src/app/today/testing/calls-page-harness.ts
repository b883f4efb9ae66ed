import { ComponentHarness } from '@angular/cdk/testing';

/** The follow-up calls as people see them. */
export class CallsPageHarness extends ComponentHarness {
  static readonly hostSelector = 'g-calls-page';

  async cards(): Promise<string[]> {
    const cards = await this.locatorForAll('g-call-card')();
    const texts = await Promise.all(cards.map((card) => card.text()));
    return texts.map((text) => text.replace(/\s+/g, ' ').trim());
  }

  async press(name: string): Promise<void> {
    for (const button of await this.locatorForAll('button')())
      if ((await button.text()) === name) {
        await button.click();
        return;
      }
    throw new Error(`No button ${name}`);
  }

  async tick(concern: string): Promise<void> {
    await (await this.locatorFor(`input[name="${concern}"]`)()).click();
  }

  async key(key: string): Promise<void> {
    const form = await this.locatorFor('g-call-card form')();
    await form.dispatchEvent('keydown', { key });
  }

  async ticked(): Promise<number> {
    return (await this.locatorForAll('input[type=checkbox]:checked')()).length;
  }

  async write(text: string): Promise<void> {
    await (await this.locatorFor('textarea')()).setInputValue(text);
    await (await this.locatorFor('textarea')()).dispatchEvent('input');
  }

  async text(): Promise<string> {
    return (await (await this.host()).text()).replace(/\s+/g, ' ');
  }
}
