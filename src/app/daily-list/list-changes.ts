import type { LookedList } from '#contract/list-look';
import type { DailyRow } from '#domain/daily-list/daily-list';
import {
  changesOf,
  goneFrom,
  seenOf,
  type RowChange,
  type SeenRows,
} from '#domain/daily-list/seen';
import {
  Injectable,
  computed,
  effect,
  inject,
  signal,
  untracked,
  type Signal,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Actions, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { listName } from '#domain/clinic/patient';
import { formatClock } from '#domain/time/minutes';
import { dayWords, instantWords } from '../shared/times/words';
import { selectBookingEntities } from '../state/bookings.state';
import { selectZone } from '../state/clinic.state';
import { selectToday } from '../state/clock.state';
import { selectNames } from '../state/names.state';
import { selectPatientEntities } from '../state/patients.state';
import { changeWords } from './change-words';
import { dailyListApiActions } from './daily-list.actions';
import { listLookActions } from './list-look.actions';
import { selectLook } from './list-look.state';

interface Shown {
  /** `null` on a colleague's list: what changed there is theirs to see. */
  readonly list: Signal<LookedList | null>;
  readonly rows: Signal<readonly DailyRow[]>;
  readonly openId: Signal<string | null>;
}

/** What changed on one's own list since one last looked: marked until it was seen. */
@Injectable()
export class ListChanges {
  readonly #store = inject(Store);
  readonly #look = this.#store.selectSignal(selectLook);
  readonly #names = this.#store.selectSignal(selectNames);
  readonly #bookings = this.#store.selectSignal(selectBookingEntities);
  readonly #patients = this.#store.selectSignal(selectPatientEntities);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #shown = signal<Shown | null>(null);

  readonly #list = computed(() => this.#shown()?.list() ?? null);
  readonly #rows = computed(() => this.#shown()?.rows() ?? []);
  /** `null` before the first look, when nothing can have changed. */
  readonly #seen = computed(() => (this.#list() === null ? null : (this.#look()?.rows ?? null)));

  /** By booking, only those of which there is something to say. */
  readonly #changes = computed((): ReadonlyMap<string, readonly RowChange[]> => {
    const seen = this.#seen();
    if (seen === null) return new Map();
    const each = this.#rows().map(
      (row) => [row.booking.id, changesOf(row, seen[row.booking.id])] as const,
    );
    return new Map(each.filter(([, changes]) => changes.length > 0));
  });
  readonly #gone = computed(() => {
    const seen = this.#seen();
    return seen === null ? [] : goneFrom(this.#rows(), seen);
  });

  readonly count = computed(() => this.#changes().size + this.#gone().length);
  /** "since today 07:40". */
  readonly since = computed(() => {
    const at = this.#look()?.at;
    return at === undefined ? '' : instantWords(at, this.#zone(), this.#today());
  });
  /** Who stood on the list and where they are now. */
  readonly gone = computed(() =>
    this.#gone().map((id) => {
      const booking = this.#bookings()[id];
      const patient = this.#patients()[booking?.patientId ?? ''];
      const name = patient === undefined ? $localize`A patient` : listName(patient);
      if (booking === undefined || booking.status === 'cancelled')
        return { id, words: $localize`${name}:patient: is no longer booked` };
      const day = dayWords(booking.date, this.#today());
      const place = `${day} ${formatClock(booking.start)}, ${this.#names().resource(booking.physicianId)}`;
      return { id, words: $localize`${name}:patient: is now ${place}:place:` };
    }),
  );

  constructor() {
    effect(() => {
      const list = this.#list();
      if (list !== null) this.#store.dispatch(listLookActions.shown({ list }));
    });
    // The first look: everything is seen as it is.
    effect(() => {
      if (this.#list() !== null && this.#look() === null)
        untracked(() => {
          this.seeAll();
        });
    });
    // What one has done oneself is no news.
    inject(Actions)
      .pipe(ofType(dailyListApiActions.orderStored), takeUntilDestroyed())
      .subscribe(({ bookings }) => {
        for (const { id } of bookings) this.#see(id);
      });
    // A row that was open and is left has been seen.
    let open: string | null = null;
    effect(() => {
      const now = this.#shown()?.openId() ?? null;
      const left = open;
      open = now;
      if (left !== null && left !== now)
        untracked(() => {
          this.#see(left);
        });
    });
  }

  show(shown: Shown): void {
    this.#shown.set(shown);
  }

  words(bookingId: string): readonly string[] {
    return (this.#changes().get(bookingId) ?? []).map((change) =>
      changeWords(change, this.#names()),
    );
  }

  /** The wrong side is the one thing that must not be missed. */
  isGrave(bookingId: string): boolean {
    return (this.#changes().get(bookingId) ?? []).some(({ kind }) => kind === 'side');
  }

  seeAll(): void {
    const rows = this.#rows().map((row) => [row.booking.id, seenOf(row)] as const);
    this.#keep(Object.fromEntries(rows), this.#gone());
  }

  #see(bookingId: string): void {
    const row = this.#rows().find(({ booking }) => booking.id === bookingId);
    if (row !== undefined && this.#changes().has(bookingId))
      this.#keep({ [bookingId]: seenOf(row) }, []);
  }

  #keep(rows: SeenRows, gone: readonly string[]): void {
    const list = this.#list();
    if (list !== null) this.#store.dispatch(listLookActions.seen({ list, rows, gone }));
  }
}
