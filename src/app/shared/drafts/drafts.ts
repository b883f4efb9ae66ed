import { Injectable, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { ServerClock } from '../../state/server-clock';
import { selectActor } from '../../state/sign-in.state';
import { draftOf, draftText, type Draft, type DraftFields } from './draft-text';
import { DRAFT_KEY, DRAFT_STORAGE } from './draft-storage';

/**
 * What was typed and not stored, across a reload and across leaving the page by mistake. It lasts as
 * long as the tab, is one person's in one clinic, and is forgotten when they sign out.
 */
@Injectable({ providedIn: 'root' })
export class Drafts {
  readonly #storage = inject(DRAFT_STORAGE);
  readonly #clock = inject(ServerClock);
  readonly #actor = inject(Store).selectSignal(selectActor);

  find(form: string): Draft | null {
    try {
      return draftOf(form, this.#storage.getItem(this.#key(form)));
    } catch {
      return null;
    }
  }

  /** Nothing typed is no draft. */
  keep(form: string, basis: string, fields: DraftFields): void {
    if (Object.keys(fields).length === 0) {
      this.forget(form);
      return;
    }
    const draft = { at: this.#clock.now(), basis, fields };
    try {
      this.#storage.setItem(this.#key(form), draftText(form, draft));
    } catch {
      // No room, or a browser that keeps nothing: the form itself still has it.
    }
  }

  forget(form: string): void {
    this.#storage.removeItem(this.#key(form));
  }

  #key(form: string): string {
    const actor = this.#actor();
    return `${DRAFT_KEY}${actor?.clinicId ?? ''} ${actor?.personId ?? ''} ${form}`;
  }
}
