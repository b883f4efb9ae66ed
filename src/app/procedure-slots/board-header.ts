import { addDays, isClinicDate, type ClinicDate } from '#domain/time/clinic-date';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../shared/icon/icon';
import { PageHeader } from '../shared/page-header/page-header';
import { longDay } from '../shared/times/words';
import type { By } from './in-hand';

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
          i18n-aria-label
          aria-label="Day before"
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
          i18n-aria-label
          aria-label="Day after"
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
      <a pageActions class="g-button g-button--quiet" routerLink="/board/gaps" i18n>Gaps</a>
      <a pageActions class="g-button g-button--quiet" routerLink="/board/rescue" i18n>Absence</a>
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
  `,
})
export class BoardHeader {
  readonly date = input.required<ClinicDate>();
  readonly today = input.required<ClinicDate>();
  readonly by = input.required<By>();
  readonly meta = input<string | null>(null);
  readonly dayAsked = output<ClinicDate>();
  readonly shown = output<By>();

  protected readonly heading = computed(() => longDay(this.date()));
  protected readonly before = computed(() => addDays(this.date(), -1));
  protected readonly after = computed(() => addDays(this.date(), 1));

  protected go(date: string): void {
    if (isClinicDate(date)) this.dayAsked.emit(date);
  }
}
