import { ComponentHarness } from '@angular/cdk/testing';

/** What a person at the desk sees of the frame. */
export class FrameHarness extends ComponentHarness {
  static hostSelector = 'g-frame';

  readonly #pages = this.locatorForAll('g-rail a');
  readonly #words = this.locatorForAll('g-rail a .word');
  readonly #connection = this.locatorFor('g-connection-note');
  readonly #bar = this.locatorFor('g-top-bar');
  readonly #unreachable = this.locatorForOptional('g-unreachable');
  readonly #tryAgain = this.locatorFor('g-unreachable button');
  readonly #wayOut = this.locatorForOptional('g-unreachable a');
  readonly #outlet = this.locatorForOptional('main router-outlet');
  readonly #dialog = this.locatorForOptional('dialog[open]');

  /** The pages of the rail, in order. */
  async pages(): Promise<string[]> {
    return Promise.all((await this.#words()).map((word) => word.text()));
  }

  /** How much there is to do on a page; `null` when nothing is counted. */
  async countOf(page: string): Promise<string | null> {
    const at = (await this.pages()).indexOf(page);
    const text = (await (await this.#pages())[at]?.text()) ?? '';
    return /\d+/.exec(text)?.[0] ?? null;
  }

  async connection(): Promise<string> {
    return (await this.#connection()).text();
  }

  async bar(): Promise<string> {
    return (await this.#bar()).text();
  }

  async showsPage(): Promise<boolean> {
    return (await this.#outlet()) !== null;
  }

  /** The words in place of a page that could not be loaded. */
  async trouble(): Promise<string | null> {
    return (await (await this.#unreachable())?.text()) ?? null;
  }

  async tryAgain(): Promise<void> {
    await (await this.#tryAgain()).click();
  }

  /** Where else one can go meanwhile. */
  async wayOut(): Promise<string | null> {
    return (await (await this.#wayOut())?.getAttribute('href')) ?? null;
  }

  async asksToSignInAgain(): Promise<boolean> {
    return (await this.#dialog()) !== null;
  }
}
