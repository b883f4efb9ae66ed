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

  /** `MPADSS 7/10 so far, …`, score by score. */
  async scores(): Promise<string[]> {
    const scores = await this.locatorForAll('.scores > div > *')();
    const texts = await Promise.all(scores.map((score) => score.text()));
    const words = texts.map((text) => text.replace(/\s+/g, ' ').trim());
    return words.flatMap((word, nth) =>
      nth % 3 === 0 ? [words.slice(nth, nth + 3).join(' ')] : [],
    );
  }

  /** `legs holds`, stop by stop. */
  async stops(): Promise<string[]> {
    const stops = await this.locatorForAll('g-home-stops li')();
    return Promise.all(
      stops.map(
        async (stop) =>
          `${String(await stop.getAttribute('data-stop'))} ${String(await stop.getAttribute('class'))}`,
      ),
    );
  }

  /** What comes first in the panel: what stops the patient, and only then the score. */
  async order(): Promise<string[]> {
    const parts = await this.locatorForAll('g-gate-panel > g-home-stops, g-gate-panel > .scores')();
    return Promise.all(
      parts.map(async (part) => ((await part.matchesSelector('.scores')) ? 'scores' : 'stops')),
    );
  }

  async timers(): Promise<string[]> {
    const parts = await this.locatorForAll('g-recovery-timers li span')();
    const words = await Promise.all(parts.map((part) => part.text()));
    return words
      .join(' ')
      .split(/ nurse ?/)
      .filter((line) => line !== '');
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
