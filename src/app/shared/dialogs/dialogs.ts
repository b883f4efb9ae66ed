import { Injectable, Injector, type Type, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ConfirmQuestion } from './confirm-dialog';
import type { ReasonQuestion } from './reason-dialog';

export interface DialogPlace {
  /** CSS length from the top of the window; in the middle otherwise. */
  readonly top?: string;
}

/**
 * Short forms and confirmations; never one over another. Everything about them is fetched when the
 * first one opens.
 */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  readonly #injector = inject(Injector);
  readonly #open = signal(false);
  /** While one is open the page's keys rest. */
  readonly isOpen = this.#open.asReadonly();

  /** What `load`ed component was closed with; `undefined` when it was dismissed. */
  async open<Result>(
    load: () => Promise<Type<unknown>>,
    input?: unknown,
    place: DialogPlace = {},
  ): Promise<Result | undefined> {
    if (this.#open()) return undefined;
    this.#open.set(true);
    try {
      const [{ MatDialog }, component] = await Promise.all([
        import('@angular/material/dialog'),
        load(),
      ]);
      const dialog = this.#injector.get(MatDialog).open<unknown, unknown, Result>(component, {
        data: input,
        maxWidth: 'min(640px, calc(100vw - 32px))',
        ...(place.top === undefined ? {} : { position: { top: place.top } }),
        autoFocus: 'first-tabbable',
        restoreFocus: true,
        enterAnimationDuration: 0,
        exitAnimationDuration: 0,
      });
      return await firstValueFrom(dialog.afterClosed());
    } finally {
      this.#open.set(false);
    }
  }

  /** A reason in words, or `null` when the asker thought better of it. */
  async reason(question: ReasonQuestion): Promise<string | null> {
    const load = async (): Promise<Type<unknown>> => (await import('./reason-dialog')).ReasonDialog;
    return (await this.open<string>(load, question)) ?? null;
  }

  /** Only where there is no undo. */
  async confirm(question: ConfirmQuestion): Promise<boolean> {
    const load = async (): Promise<Type<unknown>> =>
      (await import('./confirm-dialog')).ConfirmDialog;
    return (await this.open<boolean>(load, question)) ?? false;
  }
}
