import { type Type, type ViewContainerRef, effect, untracked } from '@angular/core';

/**
 * Shows a component in `outlet` while it is `wanted`, fetched the first time. Not `@defer`: its
 * machinery would make the script of every desk longer.
 */
export function showWhen(
  wanted: () => boolean,
  outlet: () => ViewContainerRef,
  load: () => Promise<Type<unknown>>,
): void {
  effect(() => {
    const place = outlet();
    if (!wanted()) {
      place.clear();
      return;
    }
    void load().then((component) => {
      if (untracked(wanted) && place.length === 0) place.createComponent(component);
    });
  });
}
