import { DOCUMENT, Injectable, inject } from '@angular/core';

/**
 * All icons, fetched once and kept in the page: an icon that first appears when the server is out
 * of reach, as "Offline" does, is there nevertheless.
 */
@Injectable({ providedIn: 'root' })
export class IconSheet {
  readonly #page = inject(DOCUMENT);

  constructor() {
    void this.#fetch();
  }

  async #fetch(): Promise<void> {
    try {
      const answer = await fetch('icons.svg');
      if (!answer.ok) return;
      const sheet = new DOMParser().parseFromString(await answer.text(), 'image/svg+xml');
      sheet.documentElement.setAttribute('hidden', '');
      this.#page.body.append(sheet.documentElement);
    } catch {
      // Every icon stands beside its word, or has a label; the page works without.
    }
  }
}
