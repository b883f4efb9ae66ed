import { inject, Injectable, PendingTasks, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import type { ApiFailure } from '../api-failure';

export interface Notice {
  readonly id: number;
  readonly tone: 'done' | 'note' | 'failed' | 'urgent';
  readonly sentences: readonly string[];
  readonly undo: (() => void) | null;
  /** Leads to what it is about. */
  readonly open?: (() => void) | undefined;
  /** What that is called, where it is not simply "Open". */
  readonly openWord?: string | undefined;
}

/** What is best done next, and how the button says it. */
export interface NextStep {
  readonly word: string;
  readonly run: () => void;
}

/** Milliseconds a notice stays; one that offers Undo stays longer, a failure until dismissed. */
const STAYS = { note: 5_000, undo: 10_000 } as const;
/** More than these at once nobody reads. */
const MOST = 3;

/** Short words at the foot of the page: what was done, with Undo, or why it was not. */
@Injectable({ providedIn: 'root' })
export class Notices {
  readonly #tasks = inject(PendingTasks);
  readonly #store = inject(Store);
  readonly #shown = signal<readonly Notice[]>([]);
  readonly shown = this.#shown.asReadonly();
  #next = 1;

  done(sentence: string, options: { undo?: () => void; next?: NextStep | null } = {}): void {
    const { undo = null, next = null } = options;
    const stays = undo === null && next === null ? STAYS.note : STAYS.undo;
    this.#add('done', [sentence], undo, stays, next ?? undefined);
  }

  tell(sentence: string): void {
    this.#add('note', [sentence], null, STAYS.note);
  }

  /** Something that can be done now; it stays as long as an Undo does. */
  offer(sentence: string, next: NextStep): void {
    this.#add('note', [sentence], null, STAYS.undo, next);
  }

  /** What nobody may miss: stays until it is opened or dismissed. */
  urgent(sentence: string, run: () => void): void {
    this.#add('urgent', [sentence], null, null, { run });
  }

  /** Says why, hardest reason first, and stays until the reader has dismissed it. */
  failed(failure: ApiFailure): void {
    // The shell asks to sign in again by itself; saying it twice helps nobody.
    if (failure.kind === 'signed-out') return;
    this.#tasks.run(async () => {
      const [{ failureSentences }, { selectNames }] = await Promise.all([
        import('../refusal-messages/failure-words'),
        import('../../state/names.state'),
      ]);
      const names = this.#store.selectSignal(selectNames);
      this.#add('failed', failureSentences(failure, names()), null, null);
    });
  }

  dismiss(id: number): void {
    this.#shown.update((shown) => shown.filter((notice) => notice.id !== id));
  }

  undo(notice: Notice): void {
    this.dismiss(notice.id);
    notice.undo?.();
  }

  follow(notice: Notice): void {
    this.dismiss(notice.id);
    notice.open?.();
  }

  #add(
    tone: Notice['tone'],
    sentences: readonly string[],
    undo: Notice['undo'],
    stays: number | null,
    next?: Partial<NextStep>,
  ): void {
    const id = this.#next++;
    const { run: open, word: openWord } = next ?? {};
    const notice = { id, tone, sentences, undo, open, openWord };
    this.#shown.update((shown) => [...crowdedOut(shown), notice]);
    if (stays !== null)
      setTimeout(() => {
        this.dismiss(id);
      }, stays);
  }
}

/** The oldest gives way, but never what nobody may miss. */
function crowdedOut(shown: readonly Notice[]): readonly Notice[] {
  if (shown.length < MOST) return shown;
  const oldest = shown.find(({ tone }) => tone !== 'urgent');
  return shown.filter((notice) => notice !== oldest);
}
