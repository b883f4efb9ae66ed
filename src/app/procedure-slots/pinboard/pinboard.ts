import type { ClinicDate } from '#domain/time/clinic-date';
import { formatClock } from '#domain/time/minutes';
import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { SideMark } from '../../shared/side-mark/side-mark';
import { shortDay } from '../../shared/times/words';
import { selectNames } from '../../state/names.state';
import type { InHand } from '../hand/in-hand';
import { selectInHand } from '../procedure-slots.state';
import { pinboardActions } from './pinboard.actions';
import { isSameCase, selectParkedCases, type ParkedCase } from './pinboard.state';

/** A parked row was pressed, and may be dragged onto the board. */
export interface ParkedPress {
  readonly inHand: InHand;
  readonly press: PointerEvent;
}

/** A strip for cases put aside while others are moved. Nothing that is parked leaves its place. */
@Component({
  selector: 'g-pinboard',
  imports: [Icon, SideMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.is-open]': 'isDropping() || parked().length > 0' },
  template: `
    @if (isDropping() || parked().length > 0) {
      <h2 class="g-section-title">
        <g-icon name="keep" [size]="16" /> <ng-container i18n>Pinboard</ng-container>
      </h2>
      <ul>
        @for (each of parked(); track key(each)) {
          <li [class.is-selected]="isInHand(each)">
            <button
              type="button"
              class="take"
              (click)="taken.emit(each.inHand)"
              (pointerdown)="pressed.emit({ inHand: each.inHand, press: $event })"
            >
              <span class="who"
                ><b class="g-truncate">{{ each.name }}</b> <g-side-mark [side]="each.side"
              /></span>
              <span class="g-meta g-truncate">{{ where(each) }}</span>
            </button>
            <button
              type="button"
              class="g-icon-button"
              [attr.aria-label]="offLabel(each)"
              (click)="takeOff(each)"
            >
              <g-icon name="close" [size]="16" />
            </button>
          </li>
        } @empty {
          <li class="g-meta empty" i18n>Drop it here to put it aside</li>
        }
      </ul>
    }
  `,
  styleUrl: './pinboard.scss',
})
export class Pinboard {
  readonly date = input.required<ClinicDate>();
  /** Something is in hand that could be put aside. */
  readonly isDropping = input(false);
  readonly taken = output<InHand>();
  readonly pressed = output<ParkedPress>();

  readonly #store = inject(Store);
  readonly #names = this.#store.selectSignal(selectNames);
  readonly #inHand = this.#store.selectSignal(selectInHand);
  protected readonly parked = this.#store.selectSignal(selectParkedCases);

  protected key({ inHand }: ParkedCase): string {
    return inHand.kind === 'booking' ? inHand.bookingId : inHand.referralId;
  }

  protected isInHand({ inHand }: ParkedCase): boolean {
    const present = this.#inHand();
    return present !== null && isSameCase(inHand, present);
  }

  protected where({ booking }: ParkedCase): string {
    if (booking === null) return $localize`not booked`;
    const room = this.#names().resource(booking.roomId);
    const at = $localize`stands at ${formatClock(booking.start)}:time: ${room}:room:`;
    return booking.date === this.date() ? at : `${at}, ${shortDay(booking.date)}`;
  }

  protected offLabel({ name }: ParkedCase): string {
    return $localize`Take ${name}:patient: off the pinboard`;
  }

  protected takeOff({ inHand }: ParkedCase): void {
    this.#store.dispatch(pinboardActions.takenOff({ inHand }));
  }
}
