import { ComponentHarness } from '@angular/cdk/testing';

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

const boxes = (name: string): HTMLInputElement[] =>
  [...document.getElementsByName(name)].filter((box) => box instanceof HTMLInputElement);

/** The queue page as people see it: worklists, rows, and what is open beside them. */
export class QueuePageHarness extends ComponentHarness {
  static readonly hostSelector = 'g-queue-page';

  async press(key: string): Promise<void> {
    const target = document.activeElement ?? document;
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    // What was read for it has come before the next key, as it has for a person.
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve));
    await this.forceStabilize();
  }

  /** `New 2`, for those on which anybody stands. */
  async lists(): Promise<string[]> {
    const links = await this.locatorForAll('g-worklist-nav a:not(.nobody)')();
    const counts = await this.locatorForAll('g-worklist-nav a:not(.nobody) .count')();
    return Promise.all(
      links.map(async (link, index) => {
        const count = (await counts[index]?.text()) ?? '';
        return `${(await link.text()).slice(0, -count.length)} ${count}`;
      }),
    );
  }

  async rows(): Promise<string[]> {
    const rows = await this.locatorForAll('g-referral-table .rows .row:not(.lacking)')();
    return Promise.all(rows.map(async (row) => flat(await row.text())));
  }

  async patients(): Promise<string[]> {
    const links = await this.locatorForAll('g-referral-table .g-row-link')();
    return Promise.all(links.map((link) => link.text()));
  }

  /** Who is open beside the list. */
  async opened(): Promise<string | null> {
    const name = await this.locatorForOptional('g-referral-detail h2 .name')();
    return name === null ? null : name.text();
  }

  async detail(): Promise<string> {
    return flat(await (await this.locatorFor('g-referral-detail')()).text());
  }

  /** The buttons of the triage panel. */
  async choices(): Promise<string[]> {
    const buttons = await this.locatorForAll('g-triage-panel .choices button span')();
    return Promise.all(buttons.map((button) => button.text()));
  }

  /** Those that do something now. */
  async openChoices(): Promise<string[]> {
    const buttons = await this.locatorForAll('g-triage-panel .choices button:enabled span')();
    return Promise.all(buttons.map((button) => button.text()));
  }

  /** The words of what has the focus, or what it is. */
  async focused(): Promise<string> {
    await this.forceStabilize();
    const { activeElement } = document;
    return flat(activeElement?.textContent ?? '') || (activeElement?.tagName ?? '');
  }

  /** What stands in the way, as the panel or the head of the referral says it. */
  async refusals(): Promise<string[]> {
    const lines = await this.locatorForAll('g-sentence-list li')();
    return Promise.all(lines.map((line) => line.text()));
  }

  async write(words: string): Promise<void> {
    const field = await this.locatorFor('g-triage-panel textarea')();
    await field.setInputValue(words);
    await field.dispatchEvent('input');
  }

  async written(): Promise<string> {
    return (await this.locatorFor('g-triage-panel textarea')()).getProperty<string>('value');
  }

  /** Fills a named field of the form that is open. */
  async fill(name: string, value: string): Promise<void> {
    const field = await this.locatorFor(`[name="${name}"]`)();
    await field.setInputValue(value);
    // One that bubbles, as people's typing does.
    const [native] = document.getElementsByName(name);
    native?.dispatchEvent(new Event('input', { bubbles: true }));
    await this.forceStabilize();
  }

  async fieldOf(name: string): Promise<string> {
    return (await this.locatorFor(`[name="${name}"]`)()).getProperty<string>('value');
  }

  /** Chooses of a named list, as people do. */
  async select(name: string, value: string): Promise<void> {
    const [list] = document.getElementsByName(name);
    if (!(list instanceof HTMLSelectElement)) throw new Error(`No list is called ${name}`);
    list.value = value;
    for (const type of ['input', 'change']) list.dispatchEvent(new Event(type, { bubbles: true }));
    await this.forceStabilize();
  }

  async tickNamed(name: string, value: string): Promise<void> {
    boxes(name)
      .find((box) => box.value === value)
      ?.click();
    await this.forceStabilize();
  }

  tickedNamed(name: string): string[] {
    return boxes(name)
      .filter(({ checked }) => checked)
      .map(({ value }) => value);
  }

  async click(words: string): Promise<void> {
    for (const button of await this.locatorForAll('g-list-detail > .detail button')())
      if (flat(await button.text()).startsWith(words)) {
        await button.click();
        return;
      }
    throw new Error(`Nothing to click says ${words}`);
  }

  /** The fields for what came of each open red flag. */
  async resolutions(): Promise<string[]> {
    const fields = await this.locatorForAll('g-red-flag-list li input')();
    return Promise.all(fields.map((field) => field.getProperty<string>('value')));
  }

  async writeResolution(index: number, words: string): Promise<void> {
    const field = (await this.locatorForAll('g-red-flag-list li input')())[index];
    if (field === undefined) throw new Error(`No open red flag ${index}`);
    await field.setInputValue(words);
    await field.dispatchEvent('input');
  }

  /** Answers the first open question, without sending it. */
  async writeAnswer(words: string): Promise<void> {
    const field = await this.locatorFor('g-question-list textarea')();
    await field.setInputValue(words);
    await field.dispatchEvent('input');
  }

  async writtenAnswer(): Promise<string> {
    return (await this.locatorFor('g-question-list textarea')()).getProperty<string>('value');
  }

  /** Clicks the first thing of the readiness list. */
  async tick(): Promise<void> {
    await (await this.locatorFor('g-readiness-list input')()).click();
  }

  async ticked(): Promise<boolean> {
    return (await this.locatorFor('g-readiness-list input')()).getProperty<boolean>('checked');
  }

  async choose(files: readonly File[]): Promise<void> {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    const list = await this.locatorFor('g-list-detail')();
    await list.dispatchEvent('drop', { dataTransfer: transfer } as never);
    await this.forceStabilize();
  }

  /** The letters of the referral that is open: name, what is known of it. */
  async letters(): Promise<string[]> {
    const rows = await this.locatorForAll('g-letters .letters li > div')();
    return Promise.all(rows.map(async (row) => flat(await row.text())));
  }

  /** What the part about letters says in all, with what did not go in. */
  async lettersPart(): Promise<string> {
    return flat(await (await this.locatorFor('g-letters')()).text());
  }

  async openLetter(index: number): Promise<void> {
    const links = await this.locatorForAll('g-letters .letters a')();
    await links[index]?.click();
  }

  /** The address of the letter that stands beside the record; `null` where none does. */
  async shownLetter(): Promise<string | null> {
    const shown = await this.locatorForOptional('g-letter-viewer iframe, g-letter-viewer img')();
    return shown === null ? null : shown.getAttribute('src');
  }

  /** Drops files on the referral that is open. */
  async dropOnReferral(files: readonly File[]): Promise<void> {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    const drop = new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.querySelector('g-referral-detail .body')?.dispatchEvent(drop);
    await this.forceStabilize();
  }

  /** Chooses letters in the form of a new referral. */
  async chooseLetters(files: readonly File[]): Promise<void> {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    const picker = document.querySelector<HTMLInputElement>('g-new-referral input[type=file]');
    if (picker === null) throw new Error('No place to choose letters');
    picker.files = transfer.files;
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    await this.forceStabilize();
  }

  /** That something was typed and is not stored. */
  async draftNote(): Promise<string | null> {
    const note = await this.locatorForOptional('g-draft-note span')();
    return note === null ? null : flat(await note.text());
  }

  async importPanel(): Promise<string> {
    return flat(await (await this.locatorFor('g-import-panel')()).text());
  }

  /** What became of it, about what, where in the file. */
  async imported(): Promise<string[]> {
    const paragraphs = await this.locatorForAll('g-import-panel li p')();
    const lines: string[][] = [];
    for (const paragraph of paragraphs) {
      const text = flat(await paragraph.text());
      if (await paragraph.matchesSelector(':first-child')) lines.push([text]);
      else lines.at(-1)?.push(text);
    }
    return lines.map((line) => line.join(' | '));
  }
}
