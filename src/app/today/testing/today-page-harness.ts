import { ComponentHarness } from '@angular/cdk/testing';

/** The day's page as people see it. */
export class TodayPageHarness extends ComponentHarness {
  static readonly hostSelector = 'g-today-page';

  async press(key: string): Promise<void> {
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await this.forceStabilize();
  }

  /** `Expected 2`, column by column. */
  async columns(): Promise<string[]> {
    const heads = await this.locatorForAll('g-day-columns h2')();
    return Promise.all(heads.map((head) => head.text()));
  }

  async cards(): Promise<string[]> {
    const cards = await this.locatorForAll('g-patient-card')();
    const texts = await Promise.all(cards.map((card) => card.text()));
    return texts.map((text) => text.replace(/\s+/g, ' ').trim());
  }

  async rows(): Promise<string[]> {
    const rows = await this.locatorForAll('g-day-table tbody tr')();
    const texts = await Promise.all(rows.map((row) => row.text()));
    return texts.map((text) => text.replace(/\s+/g, ' ').trim());
  }

  /** "10:00 to 10:45: 1 of 0", stretch by stretch, as it is read aloud. */
  async bayDemand(): Promise<string[]> {
    const stretches = await this.locatorForAll('g-bay-outlook li')();
    return Promise.all(stretches.map((each) => each.text()));
  }

  /** Rooms and bays, as they are now. */
  async places(): Promise<string[]> {
    const tiles = await this.locatorForAll('g-place-strip li')();
    const texts = await Promise.all(tiles.map((tile) => tile.text()));
    return texts.map((text) => text.replace(/\s+/g, ' ').trim());
  }

  async take(verb: string): Promise<void> {
    for (const button of await this.locatorForAll('g-patient-card button')())
      if ((await button.text()) === verb) {
        await button.click();
        return;
      }
    throw new Error(`No card offers ${verb}`);
  }

  async focused(): Promise<string> {
    const links = await this.locatorForAll('[data-patient]')();
    for (const link of links) if (await link.isFocused()) return link.text();
    return '';
  }

  /** A click on nothing in particular. */
  async pointElsewhere(): Promise<void> {
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    (document.activeElement as HTMLElement).blur();
    await this.forceStabilize();
  }

  async boardLink(): Promise<string | null> {
    return (await this.locatorFor('g-empty-state a')()).getAttribute('href');
  }

  async heading(): Promise<string> {
    return (await this.locatorFor('h1')()).text();
  }
}
