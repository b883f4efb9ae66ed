import { visitOf } from '#domain/visit/visit';
import { WALL_STATIONS, wallOf, type WallStation } from '#domain/visit/wall';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Icon } from '../shared/icon/icon';
import type { IconName } from '../shared/icon/icons';
import { ClockPipe } from '../shared/times/clock.pipe';
import { longDay } from '../shared/times/words';
import { selectBookings } from '../state/bookings.state';
import { selectClinic, selectZone } from '../state/clinic.state';
import { selectMinuteNow, selectNow, selectToday } from '../state/clock.state';
import { selectConnection } from '../state/live-feed.state';
import { selectNames } from '../state/names.state';
import { selectPatientEntities } from '../state/patients.state';
import { signInActions } from '../state/sign-in.actions';
import { selectSignInStatus } from '../state/sign-in-status.state';
import { selectVisitEntities } from '../state/visits.state';

/** As many as a screen on the wall holds at a size that is read across a room. */
const MOST = 7;

/** The day for those who wait: where everybody is and until when, by initials. */
@Component({
  selector: 'g-wall-page',
  imports: [ClockPipe, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './wall-page.html',
  styleUrl: './wall-page.scss',
})
export class WallPage {
  readonly #store = inject(Store);
  readonly #bookings = this.#store.selectSignal(selectBookings);
  readonly #patients = this.#store.selectSignal(selectPatientEntities);
  readonly #visits = this.#store.selectSignal(selectVisitEntities);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #names = this.#store.selectSignal(selectNames);
  readonly #connection = this.#store.selectSignal(selectConnection);

  protected readonly clinic = this.#store.selectSignal(selectClinic);
  protected readonly minute = this.#store.selectSignal(selectMinuteNow);
  protected readonly day = computed(() => longDay(this.#today()));
  protected readonly isSignedOut = computed(
    () => this.#status() === 'ended' || this.#status() === 'nobody',
  );
  readonly #status = this.#store.selectSignal(selectSignInStatus);
  /** Nobody may read old times as if they were true. */
  protected readonly isStale = computed(() =>
    ['reconnecting', 'offline'].includes(this.#connection().kind),
  );

  readonly #ofToday = computed(() =>
    this.#bookings()
      .filter(({ date }) => date === this.#today())
      .flatMap((booking) => {
        const patient = this.#patients()[booking.patientId];
        const visit = this.#visits()[booking.id] ?? visitOf(booking.id);
        return patient === undefined ? [] : [{ booking, visit, patient }];
      }),
  );
  protected readonly stations = computed(() => {
    const wall = wallOf(this.#ofToday(), this.#now(), this.#zone());
    return WALL_STATIONS.map((station) => {
      const lines = wall.get(station) ?? [];
      return {
        station,
        ...STATIONS[station],
        count: lines.length,
        more: Math.max(0, lines.length - MOST),
        lines: lines.slice(0, MOST).map((line) => ({
          ...line,
          place: this.#place(station, line.roomId, line.bayId),
        })),
      };
    });
  });
  protected readonly isQuiet = computed(() => this.stations().every(({ count }) => count === 0));

  #place(station: WallStation, roomId: string, bayId: string | null): string {
    const names = this.#names();
    if (station === 'waiting' || station === 'in-room') return names.resource(roomId);
    return bayId === null ? '' : names.resource(bayId);
  }

  protected signOut(): void {
    this.#store.dispatch(signInActions.signOutChosen());
  }
}

const STATIONS: Readonly<
  Record<WallStation, { readonly name: string; readonly icon: IconName; readonly until: string }>
> = {
  waiting: { name: $localize`Next`, icon: 'schedule', until: $localize`about` },
  'in-room': {
    name: $localize`In the room`,
    icon: 'person',
    until: $localize`until about`,
  },
  recovering: { name: $localize`Recovering`, icon: 'bed', until: $localize`home about` },
  ready: { name: $localize`Ready to go home`, icon: 'home', until: $localize`home about` },
};
