import type { Overrun } from '#domain/visit/overruns';
import { formatClock } from '#domain/time/minutes';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Icon } from '../shared/icon/icon';
import { dayWords, minutesWords } from '../shared/times/words';
import { selectNames } from '../state/names.state';
import { selectFirstPlaceOf } from './first-places.state';

/** What the day will run over as it goes on now, early enough that something can be done about it. */
@Component({
  selector: 'g-day-warnings',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'status' },
  template: `
    @for (line of lines(); track line.key) {
      <p>
        <g-icon name="warning" [size]="18" />
        <span>
          <b>{{ line.words }}</b>
          @if (line.movable.length === 0) {
            <ng-container i18n>Moving whoever is still to come would not change it.</ng-container>
          } @else {
            <ng-container i18n>Gone if moved:</ng-container>&ngsp;
            @for (one of line.movable; track one.id; let last = $last) {
              <a [routerLink]="['/board', one.date, one.id]">{{ one.name }}</a>
              <span class="g-meta">{{ one.first }}{{ last ? '' : ', ' }}</span>
            }
          }
        </span>
      </p>
    }
  `,
  styles: `
    :host {
      flex: none;
      background: var(--g-attention-soft);
    }
    p {
      display: flex;
      gap: var(--g-2);
      padding: 6px var(--g-4);
      border-bottom: 1px solid var(--g-line);
    }
    g-icon {
      flex: none;
      color: var(--g-attention);
    }
    span > * {
      margin-right: 4px;
    }
  `,
})
export class DayWarnings {
  readonly overruns = input.required<readonly Overrun[]>();

  readonly #store = inject(Store);
  readonly #names = this.#store.selectSignal(selectNames);
  readonly #firstPlaceOf = this.#store.selectSignal(selectFirstPlaceOf);

  protected readonly lines = computed(() =>
    this.overruns().map((overrun) => ({
      key: overrun.kind === 'session' ? overrun.session.id : overrun.kind,
      words: this.#words(overrun),
      movable: overrun.movable.map((booking) => {
        const place = this.#firstPlaceOf()(booking);
        const names = this.#names();
        return {
          id: booking.id,
          date: booking.date,
          name: `${names.patient(booking.patientId)} ${formatClock(booking.start)}`,
          first:
            place === undefined
              ? ''
              : place === null
                ? $localize`no other place is free`
                : $localize`first place ${dayWords(place.date, names.today)}:day: ${formatClock(place.start)}:time:`,
        };
      }),
    })),
  );

  #words(overrun: Overrun): string {
    const until = formatClock(overrun.until);
    switch (overrun.kind) {
      case 'closing':
        return $localize`The last patient leaves about ${until}:time:, ${minutesWords(overrun.until - overrun.closes)}:late: past closing.`;
      case 'session': {
        const names = this.#names();
        const { physicianId, roomId, minutes } = overrun.session;
        return $localize`The list of ${names.resource(physicianId)}:physician: in ${names.resource(roomId)}:room: ends about ${until}:time:, ${minutesWords(overrun.until - minutes.end)}:late: late.`;
      }
      case 'bays':
        return $localize`From ${formatClock(overrun.from)}:from: to ${until}:time: ${overrun.needed}:needed: recover at once, and ${overrun.staffed}:staffed: bays are watched.`;
    }
  }
}
