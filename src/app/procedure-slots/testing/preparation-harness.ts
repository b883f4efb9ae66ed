import { ComponentHarness } from '@angular/cdk/testing';

/** The sheet as whoever prints it sees it. */
export class PreparationHarness extends ComponentHarness {
  static readonly hostSelector = 'g-preparation-page';

  readonly #paper = this.locatorFor('article');
  readonly #note = this.locatorFor('g-printed-note');
  readonly #print = this.locatorForOptional('button');

  async says(): Promise<string> {
    return (await (await this.#paper()).text()).replaceAll(/\s+/g, ' ');
  }

  async note(): Promise<string> {
    return (await (await this.#note()).text()).replaceAll(/\s+/g, ' ').trim();
  }

  async mayPrint(): Promise<boolean> {
    return (await this.#print()) !== null;
  }

  async print(): Promise<void> {
    await (await this.locatorFor('button')()).click();
    await this.waitForTasksOutsideAngular();
  }

  async words(): Promise<string> {
    return (await this.host()).text();
  }
}
