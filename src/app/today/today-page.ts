import { type ClinicDate, addDays, isClinicDate } from '#domain/time/clinic-date';
import { bayDemand } from '#domain/visit/bay-demand';
import { overrunsOf } from '#domain/visit/overruns';
import { stateOf, type StampedStep } from '#domain/visit/visit';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { DaySteps } from '../shared/day/day-steps';
import { selectBusyVisits } from '../shared/day/visit-steps.state';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Icon } from '../shared/icon/icon';
import { PageHeader } from '../shared/page-header/page-header';
import { shortcuts } from '../shared/shortcuts/shortcuts';
import { longDay } from '../shared/times/words';
import { selectClinicBook } from '../state/clinic-book.state';
import { selectClinic, selectZone } from '../state/clinic.state';
import { selectNow, selectToday } from '../state/clock.state';
import { selectDayCases } from '../state/day-cases.state';
import { selectFollowUpCount } from './calls/follow-ups.state';
import { selectBays, selectRooms } from '../state/resources.state';
import { selectActor, selectMayDo } from '../state/sign-in.state';
import { BayOutlook } from './bay-outlook';
import { type DayBoard, dayBoard, leftToday, type PatientCard } from './day-board';
import { DayColumns } from './day-columns';
import { DayEnd } from './day-end';
import { DayTable } from './day-table';
import { DayWarnings } from './day-warnings';
import { PlaceStrip } from './place-strip';

type View = 'columns' | 'table';

/** Every patient of one day, from expected to home, live. */
@Component({
  selector: 'g-today-page',
  imports: [
    BayOutlook,
    DayColumns,
    DayEnd,
    DayTable,
    DayWarnings,
    EmptyState,
    Icon,
    PageHeader,
    PlaceStrip,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:pointerdown)': 'lookElsewhere()' },
  templateUrl: './today-page.html',
  styleUrl: './today-page.scss',
})
export class TodayPage {
  /** From the URL: `?day=2026-09-14&view=table`. */
  readonly day = input<string>();
  readonly view = input<string>();

  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #steps = inject(DaySteps);
  readonly #cases = this.#store.selectSignal(selectDayCases);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #clinic = this.#store.selectSignal(selectClinic);
  readonly #bays = this.#store.selectSignal(selectBays);
  readonly #rooms = this.#store.selectSignal(selectRooms);
  readonly #actor = this.#store.selectSignal(selectActor);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** The patient who was stepped last at this desk, until their card is found again. */
  #follow: string | null = null;

  protected readonly today = this.#store.selectSignal(selectToday);
  protected readonly busy = this.#store.selectSignal(selectBusyVisits);
  protected readonly mayBook = this.#store.selectSignal(selectMayDo('book'));

  protected readonly date = computed((): ClinicDate => {
    const asked = this.day();
    return asked !== undefined && isClinicDate(asked) ? asked : this.today();
  });
  protected readonly isToday = computed(() => this.date() === this.today());
  protected readonly shown = computed((): View => (this.view() === 'table' ? 'table' : 'columns'));
  protected readonly board = computed((): DayBoard =>
    dayBoard(
      Object.values(this.#cases()).filter((day) => day !== undefined),
      [...this.#rooms(), ...this.#bays()],
      {
        date: this.date(),
        now: this.#now(),
        zone: this.#zone(),
        openingHours: this.#clinic().openingHours,
        actor: this.#actor() ?? { roles: [] },
      },
    ),
  );
  readonly #book = this.#store.selectSignal(selectClinicBook);
  /** What the rest of today will run over, as it goes on now. */
  protected readonly overruns = computed(() => {
    if (!this.isToday()) return [];
    const days = this.board().cards.map(({ day }) => day);
    return overrunsOf(days, this.#book().day(this.date()), this.#now(), this.#zone());
  });
  /** Of today, while somebody is left who needs a bay. */
  protected readonly bayDemand = computed(() => {
    if (!this.isToday()) return null;
    const days = this.board().cards.map(({ day }) => day);
    const demand = bayDemand(days, this.#book().day(this.date()), this.#now(), this.#zone());
    return demand.length > 0 ? demand : null;
  });
  protected readonly callCount = this.#store.selectSignal(selectFollowUpCount);
  protected readonly heading = computed(() =>
    this.isToday() ? $localize`Today` : longDay(this.date()),
  );
  protected readonly meta = computed(() => {
    const { left, all } = leftToday(this.board());
    if (all === 0) return null;
    if (!this.isToday()) return $localize`${all}:all: patients`;
    return $localize`${left}:left: of ${all}:all: to go home`;
  });

  constructor() {
    afterRenderEffect(() => {
      this.board();
      this.#followCard(this.busy());
    });
    shortcuts($localize`Today`, [
      { keys: 'ArrowDown', label: $localize`Next patient`, run: () => this.#move(0, 1) },
      { keys: 'ArrowUp', label: $localize`Patient before`, run: () => this.#move(0, -1) },
      { keys: 'ArrowRight', label: $localize`Next column`, run: () => this.#move(1, 0) },
      { keys: 'ArrowLeft', label: $localize`Column before`, run: () => this.#move(-1, 0) },
      { keys: 's', label: $localize`Next step of this patient`, run: () => this.#stepFocused() },
      {
        keys: 'u',
        label: $localize`Undo this patient’s last step`,
        run: () => this.#undoFocused(),
      },
      { keys: 'v', label: $localize`Columns or table`, run: () => this.#show(this.#otherView()) },
      { keys: ',', label: $localize`Day before`, run: () => this.goTo(this.dayBefore()) },
      { keys: '.', label: $localize`Day after`, run: () => this.goTo(this.dayAfter()) },
    ]);
  }

  protected readonly dayBefore = computed(() => addDays(this.date(), -1));
  protected readonly dayAfter = computed(() => addDays(this.date(), 1));

  protected goTo(date: ClinicDate): void {
    if (!isClinicDate(date)) return;
    const day = date === this.today() ? null : date;
    void this.#router.navigate([], { queryParams: { day }, queryParamsHandling: 'merge' });
  }

  protected take(card: PatientCard, step: StampedStep): void {
    this.#follow = card.day.booking.id;
    void this.#steps.take(card.day, step);
  }

  /** Who points at something else has left the patient. */
  protected lookElsewhere(): void {
    this.#follow = null;
  }

  /** The card that was stepped has moved to another column: whoever was on it goes with it, once. */
  #followCard(busy: readonly string[]): void {
    const { ownerDocument } = this.#host.nativeElement;
    const id = this.#follow;
    // Before the answer the card still stands in its old column.
    if (id === null || busy.includes(id)) return;
    this.#follow = null;
    if (ownerDocument.activeElement !== ownerDocument.body) return;
    this.#host.nativeElement.querySelector<HTMLElement>(`[data-patient="${id}"]`)?.focus();
  }

  #otherView(): View {
    return this.shown() === 'table' ? 'columns' : 'table';
  }

  #show(view: View): void {
    const param = view === 'table' ? view : null;
    void this.#router.navigate([], {
      queryParams: { view: param },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  /** Cards are walked by their links: across the columns and down each. */
  #move(across: number, down: number): void {
    const columns = [...this.#host.nativeElement.querySelectorAll<HTMLElement>('[data-column]')]
      .map((column) => [...column.querySelectorAll<HTMLElement>('[data-patient]')])
      .filter((links) => links.length > 0);
    const first = columns[0]?.[0];
    const x = columns.findIndex((links) => links.some((link) => link === this.#focused()));
    if (first === undefined) return;
    if (x < 0) {
      first.focus();
      return;
    }
    const column = columns[x] ?? [];
    const y = column.findIndex((link) => link === this.#focused());
    const target = columns[Math.min(columns.length - 1, Math.max(0, x + across))] ?? column;
    target[Math.min(target.length - 1, Math.max(0, y + down))]?.focus();
  }

  #focused(): Element | null {
    const active = this.#host.nativeElement.ownerDocument.activeElement;
    return active?.closest('[data-card]')?.querySelector('[data-patient]') ?? null;
  }

  #focusedCard(): PatientCard | undefined {
    const id = this.#focused()?.getAttribute('data-patient');
    return this.board().cards.find((card) => card.day.booking.id === id);
  }

  #stepFocused(): void {
    const card = this.#focusedCard();
    if (card?.step == null || this.busy().includes(card.day.booking.id)) return;
    if (card.refusals.length > 0) void this.#router.navigate(['/today', card.day.booking.id]);
    else this.take(card, card.step);
  }

  #undoFocused(): void {
    const visit = this.#focusedCard()?.day.visit;
    const last = visit?.steps.findLast((step) => step.undone === null);
    if (visit !== undefined && last !== undefined && stateOf(visit) === last.step)
      void this.#steps.askUndo(visit.bookingId, last);
  }
}
