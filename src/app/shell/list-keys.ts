import { type Type, inject } from '@angular/core';
import { Dialogs } from '../shared/dialogs/dialogs';

/** What `?` does. */
export function listKeys(): () => void {
  const dialogs = inject(Dialogs);
  const load = async (): Promise<Type<unknown>> =>
    (await import('./shortcut-list/shortcut-list')).ShortcutList;
  return () => void dialogs.open(load);
}
