import type { Booking } from '#domain/booking/booking';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { listName } from '#domain/clinic/patient';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { refusalSentences } from '../../shared/refusal-messages/refusal-sentences';
import { ClockPipe } from '../../shared/times/clock.pipe';
import { exactDay } from '../../shared/times/words';
import { selectNames } from '../../state/names.state';
import { selectPatientEntities } from '../../state/patients.state';

/** One booking that needs a move, and why. */
export interface StrandedLine {
  readonly booking: Booking;
  readonly refusals: readonly BookingRefusal[];
}

/** Patients whose booking would not, or does not, stand any more; each is on the board. */
@Component({
  selector: 'g-stranded-list',
  imports: [ClockPipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul class="g-list">
      @for (line of shown(); track line.booking.id) {
        <li>
          <a [routerLink]="['/board', line.booking.date, line.booking.id]"
            >{{ line.patient }} · {{ line.day }}, {{ line.booking.start | clock }}</a
          >
          @for (why of line.reasons; track why) {
            <div class="g-meta">{{ why }}</div>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      padding: var(--g-2) 0;
      border-bottom: 1px solid var(--g-line);
    }
    a {
      color: var(--g-accent);
    }
  `,
})
export class StrandedList {
  readonly lines = input.required<readonly StrandedLine[]>();
  readonly #store = inject(Store);
  readonly #names = this.#store.selectSignal(selectNames);
  readonly #patients = this.#store.selectSignal(selectPatientEntities);
  protected readonly shown = computed(() =>
    this.lines().map(({ booking, refusals }) => {
      const patient = this.#patients()[booking.patientId];
      return {
        booking,
        patient: patient === undefined ? $localize`A patient` : listName(patient),
        day: exactDay(booking.date),
        reasons: refusalSentences(refusals, this.#names()),
      };
    }),
  );
}
