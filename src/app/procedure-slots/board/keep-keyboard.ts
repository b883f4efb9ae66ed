import { LiveAnnouncer } from '@angular/cdk/a11y';
import { DOCUMENT, afterRenderEffect, effect, inject, untracked } from '@angular/core';

/** What fills the middle of the board's page. */
export type Middle = 'day' | 'week' | 'empty';

/**
 * Where one picture of the board takes the place of another, the keyboard stays in the middle
 * instead of falling back to the page; call it where `inject` may be called.
 */
export function keepKeyboard(middle: () => Middle, focus: () => void): void {
  const page = inject(DOCUMENT);
  let before: Middle | null = null;
  afterRenderEffect(() => {
    const now = middle();
    const wasReplaced = before !== null && before !== now;
    before = now;
    if (wasReplaced && page.activeElement === page.body) untracked(focus);
  });
}

/** Says aloud what is shown now, once it is something else; call it where `inject` may be called. */
export function hearBoard(words: () => string): void {
  const announcer = inject(LiveAnnouncer);
  let isFirst = true;
  effect(() => {
    const said = words();
    // What a page opens with is read as its heading.
    if (!isFirst) void announcer.announce(said);
    isFirst = false;
  });
}
