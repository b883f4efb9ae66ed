import {
  type Binding,
  Injector,
  type Type,
  type ViewContainerRef,
  effect,
  inject,
} from '@angular/core';
import { pendingUntilEvent } from '@angular/core/rxjs-interop';
import { fetchPart } from './fetch-part';

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
  const injector = inject(Injector);
  effect((onCleanup) => {
    const place = outlet();
    if (!wanted()) {
      place.clear();
      return;
    }
    const fetching = fetchPart(load)
      .pipe(pendingUntilEvent(injector))
      .subscribe((component) => {
        if (place.length === 0) place.createComponent(component, { bindings });
      });
    onCleanup(() => {
      fetching.unsubscribe();
    });
  });
}
