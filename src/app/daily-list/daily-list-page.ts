import type { Booking } from '#domain/booking/booking';
import { mayBookOn } from '#domain/booking/may-book';
import { dailyList, nextRow, projectedEnd } from '#domain/daily-list/daily-list';
import { neighboursOf } from '#domain/daily-list/neighbours';
import { countOf, toDecide } from '#domain/daily-list/to-decide';
import { mayDo } from '#domain/people/roles';
import { addDays, isClinicDate } from '#domain/time/clinic-date';
import { formatClock } from '#domain/time/minutes';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  viewChildren,
} from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { Dialogs } from '../shared/dialogs/dialogs';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Icon } from '../shared/icon/icon';
import { shortcuts } from '../shared/shortcuts/shortcuts';
import { clockOf, exactDay, longDay } from '../shared/times/words';
import { selectClinic } from '../state/clinic.state';
import { selectNow, selectToday } from '../state/clock.state';
import { selectPhysicians } from '../state/resources.state';
import { selectActor, selectMe } from '../state/sign-in.state';
import { DailyHistory } from './daily-history';
import { dailyListPageActions } from './daily-list.actions';
import { DecisionDrafts } from './decision-drafts';
import {
  selectDailyFacts,
  selectIsReordering,
  selectListOwner,
  selectOpenBookingId,
} from './daily-list.state';
import { DailyRow } from './daily-row';
import { ListChanges } from './list-changes';
import { ListPaper } from './list-paper';
import { isSameList } from './list-look.state';
import { Swipe } from './swipe';

/** A physician's day, one patient a row: at a glance between two patients, and on paper. */
@Component({
  selector: 'g-daily-list-page',
  imports: [DailyHistory, DailyRow, EmptyState, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './daily-list-page.html',
  styleUrl: './daily-list-page.scss',
  host: { '[class.only-changes]': 'paper.onlyChanges()' },
  providers: [DecisionDrafts, ListChanges, ListPaper],
})
export class DailyListPage {
  /** From the URL: the day, and whose list. */
  readonly date = input<string>();
  readonly physician = input<string>();

  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #facts = this.#store.selectSignal(selectDailyFacts);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #owner = this.#store.selectSignal(selectListOwner);
  readonly #me = this.#store.selectSignal(selectMe);
  readonly #clinic = this.#store.selectSignal(selectClinic);
  readonly #dialogs = inject(Dialogs);
  readonly #swipe = new Swipe();
  protected readonly changes = inject(ListChanges);
  protected readonly paper = inject(ListPaper);
  private readonly rowElements = viewChildren(DailyRow);
  readonly #actor = this.#store.selectSignal(selectActor);
  readonly #isReordering = this.#store.selectSignal(selectIsReordering);
  protected readonly today = this.#store.selectSignal(selectToday);
  protected readonly physicians = this.#store.selectSignal(selectPhysicians);
  protected readonly openId = this.#store.selectSignal(selectOpenBookingId);

  protected readonly day = computed(() => {
    const asked = this.date();
    return asked !== undefined && isClinicDate(asked) ? asked : this.today();
  });
  protected readonly physicianId = computed(
    () => this.physicians().find(({ id }) => id === this.physician())?.id ?? this.#owner() ?? '',
  );
  protected readonly isOwn = computed(() => this.#me()?.physicianId === this.physicianId());
  readonly #mayOrder = computed(() => {
    const actor = this.#actor();
    return actor !== null && mayBookOn(actor, this.physicianId());
  });
  protected readonly physicianName = computed(
    () => this.physicians().find(({ id }) => id === this.physicianId())?.name ?? '',
  );
  protected readonly rows = computed(() =>
    dailyList(this.#facts(), this.physicianId(), this.day(), this.#now()),
  );
  protected readonly nextId = computed(() =>
    this.day() === this.today() ? (nextRow(this.rows())?.booking.id ?? null) : null,
  );

  protected readonly heading = computed(() =>
    this.isOwn() ? $localize`My list` : $localize`List of ${this.physicianName()}:physician:`,
  );
  protected readonly dayWords = computed(() => longDay(this.day()));
  /** Flags, drugs, questions and signatures that wait for whoever looks at the list. */
  readonly #toDecide = computed(() => {
    const { bookings, referrals, procedureTypes } = this.#facts();
    const who = { roles: this.#actor()?.roles ?? [], today: this.today() };
    const open = this.rows().map(({ booking, referralId, toSign }) => {
      const type = procedureTypes[booking.procedureTypeId];
      const waiting = toDecide(referrals[referralId], bookings, type, who);
      return countOf(waiting) + Number(toSign && mayDo(who.roles, 'sign-record'));
    });
    return open.reduce((sum, count) => sum + count, 0);
  });
  /** How many, how late, until when, and what waits for a decision. */
  protected readonly summary = computed(() => {
    const rows = this.rows();
    const delay = rows.find(({ booking }) => booking.id === this.nextId())?.projection?.delay ?? 0;
    const end = projectedEnd(rows);
    const open = this.#toDecide();
    return [
      rows.length === 1 ? $localize`1 patient` : $localize`${rows.length}:count: patients`,
      delay >= 5 ? $localize`${delay}:minutes: min late` : '',
      end === null ? '' : $localize`until about ${formatClock(end)}:end:`,
      open === 0 ? '' : $localize`${open}:count: to decide`,
    ]
      .filter((words) => words !== '')
      .join(' · ');
  });
  /** For the paper: it must say what it showed, and when. */
  protected readonly printed = computed(
    () =>
      `${this.#clinic().name} · ${this.physicianName()} · ${exactDay(this.day())} · ` +
      $localize`printed ${exactDay(this.today())}:day: ${clockOf(this.#now(), this.#clinic().zone)}:time:`,
  );

  readonly #shownList = computed(() => ({ physicianId: this.physicianId(), date: this.day() }), {
    equal: isSameList,
  });
  /** Only one's own list remembers what was seen of it. */
  readonly #looked = computed(
    () =>
      this.isOwn() && this.physicians().length > 0
        ? { physicianId: this.physicianId(), date: this.day() }
        : null,
    { equal: (a, b) => a === b || (b !== null && isSameList(a, b)) },
  );

  constructor() {
    this.paper.show(this.#shownList, this.rows);
    this.changes.show({ list: this.#looked, rows: this.rows, openId: this.openId });
    shortcuts($localize`My list`, [
      { keys: 'j', label: $localize`Next patient`, run: () => this.move(1) },
      { keys: 'k', label: $localize`Patient before`, run: () => this.move(-1) },
      { keys: 'ArrowLeft', label: $localize`Day before`, run: () => this.go(-1) },
      { keys: 'ArrowRight', label: $localize`Day after`, run: () => this.go(1) },
      { keys: 't', label: $localize`Today`, run: () => this.show(this.today()) },
      {
        keys: 'c',
        label: $localize`All changes are seen`,
        run: () => this.changes.seeAll(),
        when: () => this.changes.count() > 0,
      },
      {
        keys: 'Escape',
        label: $localize`Close the history`,
        run: () => this.open(null),
        when: () => this.openId() !== null,
      },
      {
        keys: 'alt+ArrowUp',
        label: $localize`Earlier: change places with the patient before`,
        run: () => this.#reorder('before'),
        when: () => this.#mayOrder(),
      },
      {
        keys: 'alt+ArrowDown',
        label: $localize`Later: change places with the next patient`,
        run: () => this.#reorder('after'),
        when: () => this.#mayOrder(),
      },
      { keys: 'p', label: $localize`Print the list`, run: () => this.paper.print(false) },
    ]);
  }

  protected go(days: number): void {
    this.show(addDays(this.day(), days));
  }

  protected show(date: string): void {
    void this.#router.navigate(date === this.today() ? ['/my-list'] : ['/my-list', date], {
      queryParamsHandling: 'preserve',
    });
  }

  protected choose(physicianId: string): void {
    const own = physicianId === this.#me()?.physicianId;
    this.#store.dispatch(
      dailyListPageActions.listChosen({ physicianId: own ? null : physicianId }),
    );
    void this.#router.navigate([], { queryParams: { physician: own ? null : physicianId } });
  }

  protected toggle(bookingId: string): void {
    this.open(this.openId() === bookingId ? null : bookingId);
  }

  protected open(bookingId: string | null): void {
    this.#store.dispatch(dailyListPageActions.patientOpened({ bookingId }));
  }

  /** To the next patient or the one before; an open history goes along. */
  protected move(by: number): void {
    const ids = this.rows().map(({ booking }) => booking.id);
    const focused = this.rowElements().findIndex((row) => row.hasFocus());
    const from = focused === -1 ? ids.indexOf(this.openId() ?? this.nextId() ?? '') : focused;
    const to = from === -1 ? 0 : Math.min(ids.length - 1, Math.max(0, from + by));
    const id = ids[to];
    if (id === undefined) return;
    if (this.openId() !== null) this.open(id);
    this.rowElements()[to]?.focus();
  }

  /** With whom the patient who is open may change places. */
  protected readonly neighbours = computed(() =>
    this.#mayOrder()
      ? neighboursOf(this.rows(), this.openId() ?? '')
      : { before: null, after: null },
  );

  protected swap(one: Booking, other: Booking): void {
    this.#store.dispatch(
      dailyListPageActions.orderChanged({ bookings: [one, other], isUndo: false }),
    );
  }

  /** The patient whose row has the keyboard, else the one who is open, goes up or down the list. */
  #reorder(to: 'before' | 'after'): void {
    const rows = this.rows();
    const focused = rows[this.rowElements().findIndex((row) => row.hasFocus())];
    const own = focused ?? rows.find(({ booking }) => booking.id === this.openId());
    if (own === undefined || !this.#mayOrder() || this.#isReordering()) return;
    const other = neighboursOf(rows, own.booking.id)[to];
    if (other !== null) this.swap(own.booking, other);
  }

  protected swipeBegun(event: PointerEvent): void {
    this.#swipe.begin(event);
  }

  protected swipeEnded(event: PointerEvent): void {
    const step = this.#swipe.end(event);
    if (step !== null && this.openId() !== null) this.move(step);
  }

  protected openCalendar(): void {
    void this.#dialogs.open(async () => (await import('./calendar-dialog')).CalendarDialog);
  }
}
