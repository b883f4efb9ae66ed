import type { ListPrint, LookedList } from '#contract/list-look';
import { listName } from '#domain/clinic/patient';
import type { DailyRow } from '#domain/daily-list/daily-list';
import { changesOf, goneFrom, seenOf } from '#domain/daily-list/seen';
import {
  ApplicationRef,
  Injectable,
  InjectionToken,
  computed,
  effect,
  inject,
  signal,
  untracked,
  type Signal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { ApiClient } from '../shared/api-client';
import type { ApiFailure } from '../shared/api-failure';
import { Notices } from '../shared/notices/notices';
import { instantWords } from '../shared/times/words';
import { selectBookingEntities } from '../state/bookings.state';
import { selectZone } from '../state/clinic.state';
import { selectToday } from '../state/clock.state';
import { selectNames } from '../state/names.state';
import { selectPatientEntities } from '../state/patients.state';
import { changeWords } from './change-words';

/** The browser's own window of its printer. */
export const PRINTER = new InjectionToken<() => void>('printer', {
  providedIn: 'root',
  factory: () => () => {
    window.print();
  },
});

/** What of a list is on paper, and what the paper no longer says. */
@Injectable()
export class ListPaper {
  readonly #api = inject(ApiClient);
  readonly #app = inject(ApplicationRef);
  readonly #notices = inject(Notices);
  readonly #print = inject(PRINTER);
  readonly #store = inject(Store);
  readonly #names = this.#store.selectSignal(selectNames);
  readonly #bookings = this.#store.selectSignal(selectBookingEntities);
  readonly #patients = this.#store.selectSignal(selectPatientEntities);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #shown = signal<{
    readonly list: Signal<LookedList>;
    readonly rows: Signal<readonly DailyRow[]>;
  } | null>(null);
  readonly #paper = signal<ListPrint['print']>(null);
  /** Only what is otherwise goes to the printer. */
  readonly onlyChanges = signal(false);

  readonly #rows = computed(() => this.#shown()?.rows() ?? []);
  readonly #changes = computed((): ReadonlyMap<string, readonly string[]> => {
    const rows = this.#paper()?.rows;
    if (rows === undefined) return new Map();
    const each = this.#rows().map((row) => {
      const changes = changesOf(row, rows[row.booking.id]);
      return [row.booking.id, changes.map((one) => changeWords(one, this.#names()))] as const;
    });
    return new Map(each.filter(([, words]) => words.length > 0));
  });
  /** Who is on the paper and no longer on the list, by name. */
  readonly gone = computed(() =>
    goneFrom(this.#rows(), this.#paper()?.rows ?? {}).map((id) => {
      const patient = this.#patients()[this.#bookings()[id]?.patientId ?? ''];
      return patient === undefined ? $localize`A patient` : listName(patient);
    }),
  );
  readonly count = computed(() => this.#changes().size + this.gone().length);
  /** "Printed 07:40 by Samir Haddad"; nothing while nothing is on paper. */
  readonly words = computed(() => {
    const paper = this.#paper();
    if (paper === null) return '';
    const at = instantWords(paper.at, this.#zone(), this.#today());
    return $localize`Printed ${at}:when: by ${paper.byName}:who:`;
  });

  constructor() {
    effect((onCleanup) => {
      const list = this.#shown()?.list();
      if (list === undefined || list.physicianId === '') return;
      this.#paper.set(null);
      const reading = this.#api.read<ListPrint>(urlOf(list)).subscribe({
        next: ({ print }) => {
          this.#paper.set(print);
        },
        // The list itself is there; what is on paper is said once the line is back.
        error: () => undefined,
      });
      onCleanup(() => {
        reading.unsubscribe();
      });
    });
  }

  show(list: Signal<LookedList>, rows: Signal<readonly DailyRow[]>): void {
    this.#shown.set({ list, rows });
  }

  changedOnPaper(bookingId: string): readonly string[] {
    return this.#changes().get(bookingId) ?? [];
  }

  /** All of it, or only what the paper no longer says; then the paper says everything again. */
  print(onlyChanges: boolean): void {
    const list = untracked(() => this.#shown()?.list());
    if (list === undefined) return;
    this.onlyChanges.set(onlyChanges);
    this.#app.tick();
    // Some browsers go on before the printer's window is closed.
    addEventListener(
      'afterprint',
      () => {
        this.onlyChanges.set(false);
      },
      { once: true },
    );
    this.#print();
    const rows = Object.fromEntries(this.#rows().map((row) => [row.booking.id, seenOf(row)]));
    this.#api.send<ListPrint>('POST', urlOf(list), { rows }).subscribe({
      next: ({ print }) => {
        this.#paper.set(print);
      },
      error: (failure: ApiFailure) => {
        this.#notices.failed(failure);
      },
    });
  }
}

const urlOf = ({ physicianId, date }: LookedList): string =>
  `/api/list-prints/${physicianId}/${date}`;
