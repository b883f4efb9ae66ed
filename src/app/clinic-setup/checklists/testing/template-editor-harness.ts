import { ComponentHarness, type TestElement, TestKey } from '@angular/cdk/testing';

/** One item, as its line shows it. */
class ItemHarness extends ComponentHarness {
  static readonly hostSelector = 'g-item-editor';
  readonly line = this.locatorFor('.what');
  readonly text = this.locatorFor('.text');
  readonly meta = this.locatorFor('.what .g-meta');
  readonly handle = this.locatorFor('.handle');
}

/** The editor of a checklist as a person uses it. */
export class TemplateEditorHarness extends ComponentHarness {
  static readonly hostSelector = 'g-template-editor';

  /** The items in their order, as they read. */
  async items(): Promise<string[]> {
    const texts = await this.locatorForAll('g-item-editor .text')();
    return Promise.all(texts.map((text) => text.text()));
  }

  /** What the item beneath this text says of itself: type, for whom, whether it may be left open. */
  async summary(text: string): Promise<string> {
    const item = await this.#item(text);
    return (await item.meta()).text();
  }

  async open(text: string): Promise<void> {
    const item = await this.#item(text);
    await (await item.line()).click();
  }

  async press(name: string): Promise<void> {
    await (await this.#named('button', name)).click();
  }

  async has(name: string): Promise<boolean> {
    return this.#named('button', name).then(
      () => true,
      () => false,
    );
  }

  /** Into the field with this label, of the item that is open or of the checklist. */
  async type(label: string, value: string): Promise<void> {
    const field = await this.#field(label);
    await field.clear();
    if (value === '') await field.dispatchEvent('input');
    else await field.sendKeys(value);
  }

  async value(label: string): Promise<string> {
    return (await this.#field(label)).getProperty<string>('value');
  }

  async isLocked(label: string): Promise<boolean> {
    return (await this.#field(label)).getProperty<boolean>('disabled');
  }

  async tick(label: string): Promise<void> {
    await (await this.#field(label)).click();
  }

  async choose(label: string, option: string): Promise<void> {
    const field = await this.#field(label);
    const options = await this.locatorForAll('select option')();
    for (const each of options)
      if ((await each.text()) === option) {
        await field.setInputValue(await each.getProperty<string>('value'));
        await field.dispatchEvent('change');
        return;
      }
    throw new Error(`No option “${option}”`);
  }

  async altArrow(text: string, key: 'up' | 'down'): Promise<void> {
    const item = await this.#item(text);
    await (
      await item.line()
    ).sendKeys({ alt: true }, key === 'up' ? TestKey.UP_ARROW : TestKey.DOWN_ARROW);
  }

  /** Takes an item by its handle and lets it go over another one. */
  async drag(text: string, over: string): Promise<void> {
    const [item, target] = [await this.#item(text), await this.#item(over)];
    await (await item.handle()).dispatchEvent('dragstart');
    const host = await target.host();
    const { top } = await host.getDimensions();
    await host.dispatchEvent('dragover', { clientY: top + 1 });
    await (await this.locatorFor('.items')()).dispatchEvent('drop');
  }

  /** What stands beneath the items as wrong. */
  async faults(): Promise<string[]> {
    return this.#texts('.g-field__error');
  }

  async changes(): Promise<string[]> {
    return this.#texts('g-change-list li');
  }

  /** What the preview shows, with its answers. */
  async preview(): Promise<string[]> {
    return this.#texts('g-template-preview li');
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async #texts(selector: string): Promise<string[]> {
    const found = await this.locatorForAll(selector)();
    const texts = await Promise.all(found.map((each) => each.text()));
    return texts.map((each) => each.replace(/\s+/g, ' '));
  }

  async #item(text: string): Promise<ItemHarness> {
    for (const item of await this.locatorForAll(ItemHarness)())
      if ((await (await item.text()).text()) === text) return item;
    throw new Error(`No item “${text}”`);
  }

  async #named(selector: string, name: string): Promise<TestElement> {
    for (const each of await this.locatorForAll(selector)())
      if (((await each.getAttribute('aria-label')) ?? (await each.text())) === name) return each;
    throw new Error(`No ${selector} “${name}”`);
  }

  async #field(label: string): Promise<TestElement> {
    const labelled = await this.locatorForAll('label')();
    const fields = await this.locatorForAll('label input, label select, label textarea')();
    for (const [index, each] of labelled.entries()) {
      const text = (await each.text()).replace(/\s+/g, ' ').trim();
      const field = fields[index];
      if (field && text.startsWith(label)) return field;
    }
    const other = await this.locatorForOptional(`[aria-label="${label}"]`)();
    if (other) return other;
    throw new Error(`No field “${label}”`);
  }
}
