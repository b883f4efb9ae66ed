import { ComponentHarness } from '@angular/cdk/testing';

/** The measurements of a patient's day as a nurse sees them. */
export class MeasurementsHarness extends ComponentHarness {
  static readonly hostSelector = 'g-measurements';

  /** A row by its sign: label, baseline, last, against the baseline. */
  async row(key: string): Promise<string[]> {
    const cells = await this.locatorForAll(
      `[data-sign="${key}"] th, [data-sign="${key}"] td:not(.entry)`,
    )();
    const texts = await Promise.all(cells.map((cell) => cell.text()));
    return texts.map((text) => text.replace(/\s+/g, ' ').trim());
  }

  async type(key: string, text: string): Promise<void> {
    const field = await this.locatorFor(`[aria-labelledby="measure-${key}"]`)();
    await field.setInputValue(text);
    await field.dispatchEvent('input');
    await this.forceStabilize();
  }

  async choose(key: string, index: number): Promise<void> {
    const field = await this.locatorFor(`select[aria-labelledby="measure-${key}"]`)();
    await field.selectOptions(index);
  }

  async typed(key: string): Promise<string> {
    const field = await this.locatorFor(`[aria-labelledby="measure-${key}"]`)();
    return field.getProperty<string>('value');
  }

  async asks(key: string): Promise<boolean> {
    return (await this.locatorForOptional(`[aria-labelledby="measure-${key}"]`)()) !== null;
  }

  async missing(): Promise<string> {
    return (await (await this.locatorForOptional('.missing')())?.text()) ?? '';
  }

  async refusals(): Promise<string> {
    return (await (await this.locatorForOptional('g-refusals')())?.text()) ?? '';
  }

  async save(): Promise<void> {
    await (await this.locatorFor('button[type="submit"]')()).click();
  }
}
