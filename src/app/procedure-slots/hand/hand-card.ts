import { listName } from '#domain/clinic/patient';
import type { Physician } from '#domain/clinic/clinic';
import { isClinicDate, type ClinicDate } from '#domain/time/clinic-date';
import { formatClock } from '#domain/time/minutes';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Icon } from '../../shared/icon/icon';
import { shortDay } from '../../shared/times/words';
import { SideMark } from '../../shared/side-mark/side-mark';
import type { FirstAsked } from './first-asked';
import type { CaseInHand } from './in-hand';

/** What is about to be placed, and the quick ways to a slot for it. */
@Component({
  selector: 'g-hand-card',
  imports: [Icon, SideMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="top">
      <h2 class="g-section-title g-truncate">{{ name() }}</h2>
      <button
        type="button"
        class="g-icon-button"
        i18n-aria-label
        aria-label="Put down"
        (click)="putDown.emit()"
      >
        <g-icon name="close" />
      </button>
    </div>
    <p class="facts"><g-side-mark [side]="side()" /> {{ what() }}</p>
    <div class="ways">
      <button type="button" class="g-button g-button--small" (click)="firstLegal.emit({})">
        <ng-container i18n>First legal</ng-container> <kbd class="g-key" aria-hidden="true">F</kbd>
      </button>
      @if (preferred(); as physician) {
        <button
          type="button"
          class="g-button g-button--small"
          (click)="firstLegal.emit({ physicianId: physician.id })"
        >
          <ng-container i18n>First with {{ physician.name }}</ng-container>
        </button>
      }
    </div>
    <div class="ways">
      <button
        type="button"
        class="g-button g-button--small"
        (click)="ask({ before: day.value })"
        i18n
      >
        Before
      </button>
      <button
        type="button"
        class="g-button g-button--small"
        (click)="ask({ after: day.value })"
        i18n
      >
        After
      </button>
      <input
        #day
        class="g-input"
        type="date"
        required
        i18n-aria-label
        aria-label="First legal before or after this date"
        [value]="date()"
      />
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 6px;
      padding: var(--g-1) var(--g-1) var(--g-3) var(--g-3);
      border-bottom: 1px solid var(--g-line);
      background: var(--g-accent-soft);
    }
    .top {
      display: flex;
      align-items: center;
    }
    h2 {
      flex: 1;
    }
    .facts {
      display: flex;
      align-items: center;
      gap: var(--g-2);
      font-size: 12px;
      line-height: 16px;
    }
    g-side-mark {
      min-width: 0;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    .g-button {
      min-width: 0;
    }
    .g-input {
      width: 108px;
      height: 28px;
      padding: 0 4px;
      font-size: 12px;
    }
  `,
})
export class HandCard {
  readonly inHand = input.required<CaseInHand>();
  readonly preferred = input<Physician | null>(null);
  /** The day that "before" and "after" begin with. */
  readonly date = input.required<ClinicDate>();
  readonly firstLegal = output<FirstAsked>();
  readonly putDown = output();

  /** Without a date there is nothing to look before or after. */
  protected ask(asked: FirstAsked): void {
    const day = asked.before ?? asked.after ?? '';
    if (isClinicDate(day)) this.firstLegal.emit(asked);
  }

  protected readonly name = computed(() => listName(this.inHand().facts.patient));
  protected readonly side = computed(() => {
    const { facts, booking } = this.inHand();
    return booking === null ? (facts.series?.side ?? facts.referral.side) : booking.side;
  });
  protected readonly what = computed(() => {
    const { facts, booking } = this.inHand();
    const { shortName, durationMinutes } = facts.procedureType;
    if (booking === null)
      return $localize`${shortName}:procedure:, ${durationMinutes}:minutes: min`;
    const time = formatClock(booking.start);
    const from = booking.date === this.date() ? time : `${shortDay(booking.date)}, ${time}`;
    return $localize`moves from ${from}:time:, ${booking.durationMinutes}:minutes: min`;
  });
}
