import { ComponentHarness } from '@angular/cdk/testing';

/** A physician's list as it is seen, walked by keys and swiped. */
export class DailyListHarness extends ComponentHarness {
  static readonly hostSelector = 'g-daily-list-page';

  async press(key: string): Promise<void> {
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await this.forceStabilize();
  }

  async heading(): Promise<string> {
    return clean(await (await this.locatorFor('.head')()).text());
  }

  async rows(): Promise<string[]> {
    const rows = await this.locatorForAll('g-daily-row')();
    return Promise.all(rows.map(async (row) => clean(await row.text())));
  }

  /** The side marks, as they are told to a screen reader. */
  async sides(): Promise<(string | null)[]> {
    const marks = await this.locatorForAll('g-daily-row g-side-mark')();
    return Promise.all(marks.map((mark) => mark.getAttribute('aria-label')));
  }

  async focusedRow(): Promise<string> {
    for (const button of await this.locatorForAll('g-daily-row button')())
      if (await button.isFocused()) return clean(await button.text());
    return '';
  }

  async open(row: number): Promise<void> {
    const buttons = await this.locatorForAll('g-daily-row button')();
    await buttons[row]?.click();
  }

  async history(): Promise<string> {
    const found = await this.locatorForOptional('g-daily-history')();
    return found === null ? '' : clean(await found.text());
  }

  async links(): Promise<(string | null)[]> {
    const links = await this.locatorForAll('g-daily-history a')();
    return Promise.all(links.map((link) => link.getAttribute('href')));
  }

  async swipe(from: number, to: number): Promise<void> {
    const list = await this.locatorFor('.list')();
    const touch = { pointerType: 'touch', clientY: 200 };
    await list.dispatchEvent('pointerdown', { ...touch, clientX: from });
    await list.dispatchEvent('pointerup', { ...touch, clientX: to });
  }

  /** What is said of the paper, and row by row what it no longer says. */
  async paper(): Promise<string[]> {
    const line = await this.locatorForOptional('.since.on-paper')();
    const rows = await this.locatorForAll('g-daily-row .on-paper')();
    const words = await Promise.all(
      [...(line === null ? [] : [line]), ...rows].map((one) => one.text()),
    );
    return words.map((text) =>
      clean(text)
        .replace(/^print/, '')
        .trim(),
    );
  }

  async pressButton(label: string): Promise<void> {
    for (const button of await this.locatorForAll('button')())
      if (
        (await button.getAttribute('aria-label')) === label ||
        clean(await button.text()) === label
      )
        return button.click();
    throw new Error(`No button ${label}`);
  }

  /** What changed since one last looked: in all, and row by row. */
  async changes(): Promise<string[]> {
    const line = await this.locatorForOptional('.since:not(.on-paper) p')();
    const chips = await this.locatorForAll('g-daily-row .changed')();
    const words = await Promise.all(
      [...(line === null ? [] : [line]), ...chips].map((one) => one.text()),
    );
    return words.map((text) => clean(text).replace('sync', '').trim());
  }

  /** What waits for a decision, flag by drug by question. */
  async toDecide(): Promise<string[]> {
    const items = await this.locatorForAll('g-daily-decisions li')();
    return Promise.all(items.map(async (item) => clean(await item.text())));
  }

  async write(field: string, text: string): Promise<void> {
    const control = await this.locatorFor(`g-daily-decisions ${field}`)();
    await control.setInputValue(text);
    await control.dispatchEvent('input');
  }

  async written(field: string): Promise<string> {
    return (await this.locatorFor(`g-daily-decisions ${field}`)()).getProperty<string>('value');
  }

  async click(words: string): Promise<void> {
    for (const control of await this.locatorForAll(
      'g-daily-history button, g-daily-history label',
    )())
      if (clean(await control.text()) === words) {
        await control.click();
        return;
      }
    throw new Error(`Nothing says ${words}`);
  }

  async text(): Promise<string> {
    return clean(await (await this.host()).text());
  }
}

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();
