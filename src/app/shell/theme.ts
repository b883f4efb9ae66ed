import { DOCUMENT, Injectable, inject, signal } from '@angular/core';

/** `system` follows the computer. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'ganglion-theme';

function stored(): Theme {
  try {
    const found = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === found) ?? 'system';
  } catch {
    // Storage may be forbidden; then the system decides.
    return 'system';
  }
}

function show(page: Document, theme: Theme): void {
  if (theme === 'system') delete page.documentElement.dataset['theme'];
  else page.documentElement.dataset['theme'] = theme;
}

/** Before anything is drawn, so that a dark room is not lit up by a white page. */
export function showStoredTheme(page: Document): void {
  show(page, stored());
}

/** Light or dark, chosen on this computer for this computer. */
@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  readonly #page = inject(DOCUMENT);
  readonly #theme = signal(stored());
  readonly theme = this.#theme.asReadonly();

  choose(theme: Theme): void {
    this.#theme.set(theme);
    show(this.#page, theme);
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // It holds until the page is closed.
    }
  }
}
