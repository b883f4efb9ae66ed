import { listName } from '#domain/clinic/patient';
import type { Physician } from '#domain/clinic/clinic';
import { formatClock } from '#domain/time/minutes';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Icon } from '../shared/icon/icon';
import { SideMark } from '../shared/side-mark/side-mark';
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
      <button type="button" class="g-button g-button--small" (click)="firstLegal.emit(null)">
        <ng-container i18n>First legal</ng-container> <kbd class="g-key" aria-hidden="true">F</kbd>
      </button>
      @if (preferred(); as physician) {
        <button
          type="button"
          class="g-button g-button--small"
          (click)="firstLegal.emit(physician.id)"
        >
          <ng-container i18n>First with {{ physician.name }}</ng-container>
        </button>
      }
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
  `,
})
export class HandCard {
  readonly inHand = input.required<CaseInHand>();
  readonly preferred = input<Physician | null>(null);
  readonly firstLegal = output<string | null>();
  readonly putDown = output();

  protected readonly name = computed(() => listName(this.inHand().facts.patient));
  protected readonly side = computed(() => {
    const { facts, booking } = this.inHand();
    return booking === null ? (facts.series?.side ?? facts.referral.side) : booking.side;
  });
  protected readonly what = computed(() => {
    const { facts, booking } = this.inHand();
    const { shortName, durationMinutes } = facts.procedureType;
    return booking === null
      ? $localize`${shortName}:procedure:, ${durationMinutes}:minutes: min`
      : $localize`moves from ${formatClock(booking.start)}:time:, ${booking.durationMinutes}:minutes: min`;
  });
}
