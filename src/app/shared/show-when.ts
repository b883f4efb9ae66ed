import {
  type Binding,
  DestroyRef,
  PendingTasks,
  type Type,
  type ViewContainerRef,
  effect,
  inject,
  untracked,
} from '@angular/core';

/**
 * Shows a component in `outlet` while it is `wanted`, fetched the first time. Not `@defer`: its
 * machinery would make the script of every desk longer.
 */
export function showWhen(
  wanted: () => boolean,
  outlet: () => ViewContainerRef,
  load: () => Promise<Type<unknown>>,
  bindings: Binding[] = [],
): void {
  const tasks = inject(PendingTasks);
  const destroyRef = inject(DestroyRef);
  effect(() => {
    const place = outlet();
    if (!wanted()) {
      place.clear();
      return;
    }
    tasks.run(async () => {
      const component = await load();
      if (!destroyRef.destroyed && untracked(wanted) && place.length === 0)
        place.createComponent(component, { bindings });
    });
  });
}
