import type { ClinicDate } from '#domain/time/clinic-date';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectClinicBook } from '../../state/clinic-book.state';
import { selectToday } from '../../state/clock.state';
import { selectAsker, selectBoardOn, selectMayMoveSome } from '../board-facts.state';
import { selectCaseInHand } from '../procedure-slots.state';
import type { DayPress } from './day-under';
import { WeekBoard } from './week-board';
import { dayVerdictOf, openDaysOf, weekOf } from './week-layout';

/** The week around a day, as it is now, and what it has for what is in hand. */
@Component({
  selector: 'g-week-view',
  imports: [WeekBoard],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <g-week-board
      [week]="week()"
      [date]="date()"
      [today]="today()"
      [verdicts]="verdicts()"
      [dimmed]="dimmed()"
      [hrefEnd]="hrefEnd()"
      [over]="over()"
      [mayMove]="mayMove()"
      [focusAsked]="focusAsked()"
      (pressed)="pressed.emit($event)"
      (dayOpened)="dayOpened.emit($event)"
    />
  `,
  styles: `
    :host {
      display: flex;
      flex: 1;
      min-width: 0;
      min-height: 0;
    }
  `,
})
export class WeekView {
  readonly date = input.required<ClinicDate>();
  readonly dimmed = input<ReadonlySet<string>>(new Set());
  readonly hrefEnd = input('');
  /** The day that something is carried over. */
  readonly over = input<ClinicDate | null>(null);
  readonly focusAsked = input(0);
  readonly dayOpened = output<ClinicDate>();
  readonly pressed = output<DayPress>();

  readonly #store = inject(Store);
  readonly #book = this.#store.selectSignal(selectClinicBook);
  readonly #asker = this.#store.selectSignal(selectAsker);
  readonly #boardOn = this.#store.selectSignal(selectBoardOn);
  readonly #inHand = this.#store.selectSignal(selectCaseInHand);
  protected readonly mayMove = this.#store.selectSignal(selectMayMoveSome);
  protected readonly today = this.#store.selectSignal(selectToday);
  readonly #days = computed(() => openDaysOf(this.date(), this.#book()));
  protected readonly week = computed(() => weekOf(this.#days(), this.#boardOn()));
  protected readonly verdicts = computed(() => {
    const inHand = this.#inHand();
    if (inHand === null) return null;
    const asker = this.#asker();
    return new Map(this.#days().map((day) => [day.date, dayVerdictOf(inHand, day, asker)]));
  });
}
