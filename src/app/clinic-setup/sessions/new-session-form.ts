import { MOST_WEEKS_APART } from '#domain/clinic/session-template';
import { weekdayOf } from '#domain/time/clinic-date';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { textOf } from '../../shared/form-text';
import { Icon } from '../../shared/icon/icon';
import { selectToday } from '../../state/clock.state';
import { setUpPageActions } from '../set-up.actions';
import { selectSaving } from '../set-up.state';
import { PlanPreviewNote } from './plan-preview';
import { SessionFields, sessionFactsOf } from './session-fields';
import { everyWords } from './session-words';

/** A physician × a room × a day, once or every so many weeks. */
@Component({
  selector: 'g-new-session-form',
  imports: [Icon, PlanPreviewNote, RouterLink, SessionFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-session-form.html',
  styleUrl: '../detail.scss',
})
export class NewSessionForm {
  readonly #store = inject(Store);
  protected readonly today = this.#store.selectSignal(selectToday);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  /** 0 is only that day. */
  protected readonly weeks = signal(0);
  protected readonly choices = Array.from({ length: MOST_WEEKS_APART }, (_, index) => ({
    weeks: index + 1,
    words: everyWords(index + 1),
  }));

  constructor() {
    this.#store.dispatch(setUpPageActions.formOpened());
  }

  protected submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const facts = sessionFactsOf(form);
    if (this.saving() || facts === null) return;
    const date = textOf(form, 'date');
    const everyWeeks = Number(textOf(form, 'everyWeeks'));
    this.#store.dispatch(
      everyWeeks === 0
        ? setUpPageActions.sessionsAdded({ sessions: { ...facts, date, weeklyUntil: null } })
        : setUpPageActions.planChangeWanted({
            change: {
              kind: 'add-template',
              ...facts,
              weekday: weekdayOf(date),
              everyWeeks,
              from: date,
              until: textOf(form, 'until') || null,
            },
            said: $localize`On the board.`,
            back: '/set-up/sessions',
          }),
    );
  }
}
