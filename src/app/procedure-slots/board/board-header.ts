import { addDays, isClinicDate, type ClinicDate } from '#domain/time/clinic-date';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { PageHeader } from '../../shared/page-header/page-header';
import { selectStranded } from '../../state/stranded.state';
import type { By } from '../hand/in-hand';
import { headingOf } from './board-words';

/** Which day, and what stands across. */
@Component({
  selector: 'g-board-header',
  imports: [Icon, PageHeader, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <g-page-header [heading]="heading()" [meta]="meta()">
      <div class="days" role="group" i18n-aria-label aria-label="Day">
        <a
          class="g-icon-button"
          queryParamsHandling="preserve"
          [attr.aria-label]="beforeLabel()"
          [routerLink]="['/board', before()]"
        >
          <g-icon name="chevron_left" />
        </a>
        <input
          class="g-input"
          type="date"
          i18n-aria-label
          aria-label="Day shown"
          [value]="date()"
          (change)="go($any($event.target).value)"
        />
        <a
          class="g-icon-button"
          queryParamsHandling="preserve"
          [attr.aria-label]="afterLabel()"
          [routerLink]="['/board', after()]"
        >
          <g-icon name="chevron_right" />
        </a>
        @if (date() !== today()) {
          <a
            class="g-button g-button--quiet"
            queryParamsHandling="preserve"
            [routerLink]="['/board', today()]"
            i18n
            >Today</a
          >
        }
      </div>
      @if (lost()[0]; as first) {
        <a
          pageActions
          class="g-button g-button--quiet lost"
          queryParamsHandling="preserve"
          [routerLink]="['/board', first.booking.date, first.booking.id]"
          [attr.title]="lostWords()"
          [attr.aria-label]="lostWords()"
        >
          <g-icon name="warning" [size]="18" />
          <ng-container i18n>{{ lost().length }} to move</ng-container>
        </a>
      }
      <ng-content />
      <a pageActions class="g-button g-button--quiet" routerLink="/board/gaps" i18n>Gaps</a>
      <a pageActions class="g-button g-button--quiet" routerLink="/board/rescue" i18n>Absence</a>
      <div pageActions class="g-segments" role="group" i18n-aria-label aria-label="Days">
        <button type="button" [attr.aria-pressed]="!isWeek()" (click)="weekShown.emit(false)">
          <ng-container i18n>Day</ng-container>
        </button>
        <button type="button" [attr.aria-pressed]="isWeek()" (click)="weekShown.emit(true)">
          <ng-container i18n>Week</ng-container>
        </button>
      </div>
      @if (!isWeek()) {
        <div pageActions class="g-segments" role="group" i18n-aria-label aria-label="Columns">
          <button type="button" [attr.aria-pressed]="by() === 'room'" (click)="shown.emit('room')">
            <ng-container i18n>Rooms</ng-container>
          </button>
          <button
            type="button"
            [attr.aria-pressed]="by() === 'physician'"
            (click)="shown.emit('physician')"
          >
            <ng-container i18n>Physicians</ng-container>
          </button>
        </div>
      }
    </g-page-header>
  `,
  styles: `
    .days {
      display: flex;
      align-items: center;
      gap: 2px;
    }
    .g-input {
      width: 136px;
    }
    .g-icon-button {
      color: inherit;
    }
    .lost {
      color: var(--g-attention);
    }
  `,
})
export class BoardHeader {
  readonly date = input.required<ClinicDate>();
  readonly today = input.required<ClinicDate>();
  readonly by = input.required<By>();
  readonly meta = input<string | null>(null);
  readonly dayAsked = output<ClinicDate>();
  readonly isWeek = input(false);
  readonly shown = output<By>();
  readonly weekShown = output<boolean>();

  protected readonly heading = computed(() => headingOf(this.date(), this.isWeek()));
  /** In the order of their days. */
  protected readonly lost = inject(Store).selectSignal(selectStranded);
  protected readonly lostWords = computed(() => {
    const count = this.lost().length;
    return count === 1
      ? $localize`1 to move: this booking has lost its place`
      : $localize`${count}:count: to move: these bookings have lost their place`;
  });
  readonly #days = computed(() => (this.isWeek() ? 7 : 1));
  protected readonly before = computed(() => addDays(this.date(), -this.#days()));
  protected readonly after = computed(() => addDays(this.date(), this.#days()));
  protected readonly beforeLabel = computed(() =>
    this.isWeek() ? $localize`Week before` : $localize`Day before`,
  );
  protected readonly afterLabel = computed(() =>
    this.isWeek() ? $localize`Week after` : $localize`Day after`,
  );

  protected go(date: string): void {
    if (isClinicDate(date)) this.dayAsked.emit(date);
  }
}
