import { ComponentHarness, TestKey } from '@angular/cdk/testing';

/** The checklist page as a nurse sees it. */
export class ChecklistPageHarness extends ComponentHarness {
  static readonly hostSelector = 'g-checklist-page';

  /** Presses a key anywhere on the page. */
  async press(key: string): Promise<void> {
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await this.forceStabilize();
    await this.waitForTasksOutsideAngular();
  }

  async items(): Promise<string[]> {
    const texts = await this.locatorForAll('g-answer-item .text')();
    return Promise.all(texts.map((text) => text.text()));
  }

  async current(): Promise<string> {
    return (await this.locatorFor('g-answer-item.current .text')()).text();
  }

  /** Clicks an answer of an item. */
  async answer(linkId: string, word: string): Promise<void> {
    const buttons = await this.locatorForAll(`#${linkId} .answers button`)();
    for (const button of buttons)
      if ((await button.text()).startsWith(word)) {
        await button.click();
        return;
      }
    throw new Error(`${linkId} offers no ${word}`);
  }

  /** Types into an item's field and presses Enter. */
  async type(linkId: string, text: string): Promise<void> {
    const field = await this.locatorFor(`#${linkId} input`)();
    await field.setInputValue(text);
    await field.sendKeys(TestKey.ENTER);
    await this.forceStabilize();
  }

  async chosen(linkId: string): Promise<string> {
    const pressed = await this.locatorForOptional(`#${linkId} [aria-pressed="true"]`)();
    return (await pressed?.text()) ?? '';
  }

  /** What is said beneath an item. */
  async saidOf(linkId: string): Promise<string> {
    return (await this.locatorFor(`#${linkId} .asks`)()).text();
  }

  /** Presses one of the ways out that are offered beneath an item. */
  async way(linkId: string, word: string): Promise<void> {
    for (const button of await this.locatorForAll(`#${linkId} .ways button`)())
      if ((await button.text()) === word) return button.click();
    throw new Error(`${linkId} offers no ${word}`);
  }

  /** How many answers are not saved, in words; nothing when all are. */
  async unsaved(): Promise<string> {
    return (await this.locatorFor('p.unsaved[role=status]')()).text();
  }

  /** `3 of 9`; nothing while it is not known. */
  async progress(): Promise<string> {
    const shown = await this.locatorForOptional('.progress span')();
    return ((await shown?.text()) ?? '').trim();
  }

  async failure(): Promise<string> {
    return (await this.locatorFor('g-failure')()).text();
  }

  async tryAgain(): Promise<void> {
    await (await this.locatorFor('g-empty-state button')()).click();
  }

  async blockers(): Promise<string[]> {
    const lines = await this.locatorForAll('g-blocker-list .said')();
    return Promise.all(lines.map((line) => line.text()));
  }

  async step(): Promise<{ word: string; disabled: boolean }> {
    const button = await this.locatorFor('g-gate-panel .actions .g-button--big')();
    return {
      word: (await button.text()).replace(/\s*S$/, '').trim(),
      disabled: await button.getProperty<boolean>('disabled'),
    };
  }

  async takeStep(): Promise<void> {
    await (await this.locatorFor('g-gate-panel .actions .g-button--big')()).click();
  }
}
