import { computed, inject, linkedSignal, untracked, type Signal } from '@angular/core';
import { Store } from '@ngrx/store';
import { setUpPageActions } from './set-up.actions';

/**
 * A record as it was when its form was opened: what one types is based on that, whatever others do
 * meanwhile. Call it where `inject` may be called.
 */
export function asOpened<T extends { readonly version: number }>(
  id: Signal<string | undefined>,
  entities: Signal<Readonly<Record<string, T | undefined>>>,
) {
  const store = inject(Store);
  const present = computed(() => entities()[id() ?? '']);
  const opened = computed(() => ({ id: id(), isThere: present() !== undefined }), {
    equal: (a, b) => a.id === b.id && a.isThere === b.isThere,
  });
  const shown = linkedSignal({
    source: opened,
    computation: (): T | undefined => {
      untracked(() => {
        store.dispatch(setUpPageActions.formOpened());
      });
      return untracked(present);
    },
  });
  return {
    present,
    shown: shown.asReadonly(),
    /** Of the form: another record, or another state of it, has fields of its own. */
    key: computed(() => `${id() ?? ''} ${shown()?.version ?? 0}`),
    changedMeanwhile: computed(() => present()?.version !== shown()?.version),
    showPresent: (): void => {
      shown.set(present());
      store.dispatch(setUpPageActions.formOpened());
    },
  };
}
