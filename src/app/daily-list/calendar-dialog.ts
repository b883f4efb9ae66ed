import type { CalendarFeed, MadeCalendarFeed } from '#contract/calendar-feed';
import { ChangeDetectionStrategy, Component, DOCUMENT, inject, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { Store } from '@ngrx/store';
import type { Observable } from 'rxjs';
import { ApiClient } from '../shared/api-client';
import type { ApiFailure } from '../shared/api-failure';
import { DialogFrame } from '../shared/dialogs/dialog-frame';
import { FailureNote } from '../shared/refusals/failure';
import { instantWords } from '../shared/times/words';
import { selectZone } from '../state/clinic.state';
import { selectToday } from '../state/clock.state';

/**
 * The link by which a calendar outside reads one's own list. The secret goes from the server to this
 * dialog and never through the store, where the developer tools would keep it.
 */
@Component({
  selector: 'g-calendar-link',
  imports: [DialogFrame, FailureNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './calendar-dialog.html',
  styleUrl: './calendar-dialog.scss',
})
export class CalendarDialog {
  readonly #api = inject(ApiClient);
  readonly #page = inject(DOCUMENT);
  readonly #store = inject(Store);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  protected readonly dialog = inject<MatDialogRef<CalendarDialog>>(MatDialogRef);
  /** `undefined` until the server has said. */
  protected readonly feed = signal<CalendarFeed['feed'] | undefined>(undefined);
  /** Only just after it was made. */
  protected readonly link = signal('');
  protected readonly withInitials = signal(false);
  protected readonly working = signal(false);
  protected readonly copied = signal(false);
  protected readonly failure = signal<ApiFailure | null>(null);

  constructor() {
    this.#ask(this.#api.read<CalendarFeed>('/api/calendar-feed'), ({ feed }) => {
      this.feed.set(feed);
      this.withInitials.set(feed?.showsInitials ?? false);
    });
  }

  protected made(): string {
    const at = this.feed()?.madeAt;
    return at === undefined ? '' : instantWords(at, this.#zone(), this.#today());
  }

  protected make(): void {
    const body = { showsInitials: this.withInitials() };
    this.#ask(
      this.#api.send<MadeCalendarFeed>('POST', '/api/calendar-feed', body),
      ({ feed, path }) => {
        this.feed.set(feed);
        this.copied.set(false);
        this.link.set(new URL(path, this.#page.location.href).href);
      },
    );
  }

  protected revoke(): void {
    this.#ask(this.#api.send<CalendarFeed>('DELETE', '/api/calendar-feed', undefined), () => {
      this.feed.set(null);
      this.link.set('');
    });
  }

  protected async copy(field: HTMLInputElement): Promise<void> {
    field.select();
    try {
      await this.#page.defaultView?.navigator.clipboard.writeText(this.link());
      this.copied.set(true);
    } catch {
      // Selected, so that Ctrl-C copies it where the browser does not let a page do so.
    }
  }

  #ask<T>(request: Observable<T>, then: (answer: T) => void): void {
    this.working.set(true);
    this.failure.set(null);
    request.subscribe({
      next: (answer) => {
        then(answer);
        this.working.set(false);
      },
      error: (failure: ApiFailure) => {
        this.failure.set(failure);
        this.working.set(false);
      },
    });
  }
}
