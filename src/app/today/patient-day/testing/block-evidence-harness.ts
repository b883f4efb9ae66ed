import { ComponentHarness, TestKey } from '@angular/cdk/testing';

/** The evidence of a block as a nurse sees and enters it. */
export class BlockEvidenceHarness extends ComponentHarness {
  static readonly hostSelector = 'g-block-evidence';

  /** Why there is nothing to see. */
  async nothing(): Promise<string> {
    return (await (await this.locatorForOptional('h2 + p.g-meta')())?.text()) ?? '';
  }

  async achieved(): Promise<string> {
    return (await (await this.locatorForOptional('.achieved')())?.text()) ?? '';
  }

  /** `Left foot, treated: 28 → 30 °C (+2)`, line by line. */
  async lines(): Promise<string[]> {
    const names = await this.locatorForAll('dl dt')();
    const words = await this.locatorForAll('dl dd')();
    const [heads, texts] = await Promise.all([
      Promise.all(names.map((name) => name.text())),
      Promise.all(words.map((word) => word.text())),
    ]);
    return heads.map((head, nth) => `${head}: ${(texts[nth] ?? '').replace(/\s+/g, ' ').trim()}`);
  }

  /** What the chart says to whoever cannot see it. */
  async chart(): Promise<string> {
    return (
      (await (
        await this.locatorForOptional('g-temperature-chart svg')()
      )?.getAttribute('aria-label')) ?? ''
    );
  }

  async thresholds(): Promise<number> {
    return (await this.locatorForAll('g-temperature-chart .needed')()).length;
  }

  async treatedFeet(): Promise<(string | null)[]> {
    const feet = await this.locatorForAll('g-temperature-chart .treated')();
    return Promise.all(feet.map((foot) => foot.getAttribute('data-foot')));
  }

  async table(): Promise<string[]> {
    const heads = await this.locatorForAll('details tbody th')();
    const cells = await this.locatorForAll('details tbody td')();
    const [minutes, texts] = await Promise.all([
      Promise.all(heads.map((head) => head.text())),
      Promise.all(cells.map((cell) => cell.text())),
    ]);
    return minutes.map((minute, nth) => [minute, ...texts.slice(nth * 3, nth * 3 + 3)].join(' | '));
  }

  /** `10 due 09:50, in 4 min`; nothing when no reading is asked for. */
  async due(): Promise<string> {
    const choice = await this.locatorForOptional('g-temperature-entry select')();
    if (choice === null) return '';
    const when = await (await this.locatorFor('g-temperature-entry .when')()).text();
    return `${await choice.getProperty<string>('value')} ${when}`;
  }

  async type(foot: 'left' | 'right', text: string): Promise<void> {
    const field = (await this.locatorForAll('g-temperature-entry input')())[
      foot === 'left' ? 0 : 1
    ];
    if (field === undefined) throw new Error('No reading is asked for');
    await field.setInputValue(text);
    await field.dispatchEvent('input');
    await this.forceStabilize();
  }

  async enter(foot: 'left' | 'right'): Promise<void> {
    const field = (await this.locatorForAll('g-temperature-entry input')())[
      foot === 'left' ? 0 : 1
    ];
    await field?.sendKeys(TestKey.ENTER);
    await this.forceStabilize();
  }

  async typed(): Promise<string[]> {
    const fields = await this.locatorForAll('g-temperature-entry input')();
    return Promise.all(fields.map((field) => field.getProperty<string>('value')));
  }

  async save(): Promise<void> {
    await (await this.locatorFor('g-temperature-entry button')()).click();
  }

  async refusals(): Promise<string> {
    return (await (await this.locatorForOptional('g-refusals')())?.text()) ?? '';
  }
}
