import { Injectable, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** "Queue · Ganglion": the page first, so that a row of tabs can be told apart. */
@Injectable()
export class PageTitles extends TitleStrategy {
  readonly #title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    const page = this.buildTitle(state);
    this.#title.setTitle(page === undefined ? 'Ganglion' : `${page} · Ganglion`);
  }
}
