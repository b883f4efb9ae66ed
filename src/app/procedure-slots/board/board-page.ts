import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type ElementRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { Icon } from '../../shared/icon/icon';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { selectAsking } from '../../state/asking.state';
import { selectBookings } from '../../state/bookings.state';
import { selectClinicBook } from '../../state/clinic-book.state';
import { selectReferralEntities } from '../../state/referrals.state';
import { addressEnd, filterOf, isFiltering, isSameSet, leftOut } from './board-filter';
import { FiltersPlace } from './filters-place';
import { hearBoard, keepKeyboard, type Middle } from './keep-keyboard';
import { BoardHeader } from './board-header';
import { boardKeys } from './board-keys';
import { BoardActs } from './board-acts';
import { BoardDesk } from './board-desk';
import {
  boardMeta,
  selectBoardOn,
  selectMayBookSome,
  selectMayMoveSome,
  selectPreferredPhysician,
} from '../board-facts.state';
import { BoardSwap } from './board-swap';
import { CaseList, type CasePress } from './case-list';
import { DecisionPlace } from '../decision/decision-place';
import { carriedWords, headingOf, pickedOutWords, weekBookings, weekMeta } from './board-words';
import { HandCard } from '../hand/hand-card';
import { handOnBoard } from '../hand/hand-on-board';
import type { By, InHand } from '../hand/in-hand';
import { Placing } from './placing';
import { Pinboard, type ParkedPress } from '../pinboard/pinboard';
import { procedureSlotsPageActions as pageActions } from '../procedure-slots.actions';
import {
  selectInHand,
  selectSaving,
  selectTarget,
  selectTargetFailure,
} from '../procedure-slots.state';
import { selectReadyToBook } from '../ready-to-book.state';
import { SlotBoard } from './slot-board';
import { WeekPlace } from '../week/week-place';

/** From this many columns on, list and detail do not fit beside the board together. */
const CROWDED = 7;

/** One day of slots: who stands where, and a place for whoever has none yet. */
@Component({
  selector: 'g-board-page',
  imports: [
    FiltersPlace,
    BoardHeader,
    CaseList,
    DecisionPlace,
    EmptyState,
    HandCard,
    Icon,
    Pinboard,
    RouterLink,
    RouterOutlet,
    SlotBoard,
    WeekPlace,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [BoardActs, BoardDesk, BoardSwap],
  templateUrl: './board-page.html',
  styleUrl: './board-page.scss',
})
export class BoardPage {
  /** From the URL: `/board/2026-09-14?by=physician&case=…`. */
  readonly date = input<ClinicDate>();
  readonly by = input<string>();
  readonly case = input<string>();
  readonly view = input<string>();
  readonly physician = input<string>();
  readonly procedure = input<string>();
  readonly side = input<string>();
  readonly standing = input<string>();

  readonly #store = inject(Store);
  readonly #bookings = this.#store.selectSignal(selectBookings);
  readonly #referrals = this.#store.selectSignal(selectReferralEntities);
  readonly #desk = inject(BoardDesk);
  protected readonly acts = inject(BoardActs);
  readonly #book = this.#store.selectSignal(selectClinicBook);
  readonly #asking = this.#store.selectSignal(selectAsking);
  readonly #boardOn = this.#store.selectSignal(selectBoardOn);
  readonly #handle = this.#store.selectSignal(selectInHand);
  readonly #target = this.#store.selectSignal(selectTarget);
  protected readonly slots = viewChild(SlotBoard);
  protected readonly week = viewChild(WeekPlace);
  protected readonly setUp = viewChild<ElementRef<HTMLElement>>('setUp');

  #wasDeciding = false;

  protected readonly ready = this.#store.selectSignal(selectReadyToBook);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly failure = this.#store.selectSignal(selectTargetFailure);
  protected readonly selectedId = this.#desk.selectedId;

  protected readonly today = computed(() => this.#asking().today);
  protected readonly shownDate = computed(() => this.date() ?? this.today());
  protected readonly columnsBy = computed((): By =>
    this.by() === 'physician' ? 'physician' : 'room',
  );
  protected readonly isWeek = computed(() => this.view() === 'week');
  protected readonly filter = computed(() =>
    filterOf({
      physician: this.physician(),
      procedure: this.procedure(),
      side: this.side(),
      standing: this.standing(),
    }),
  );
  /** Filters that are on are never out of sight. */
  protected readonly filtersAsked = signal(false);
  protected readonly showsFilters = computed(
    () => this.filtersAsked() || isFiltering(this.filter()),
  );
  protected readonly dimmed = computed(
    () => leftOut(this.#bookings(), this.filter(), this.#referrals()),
    { equal: isSameSet },
  );
  protected readonly board = computed(() => this.#boardOn()(this.shownDate(), this.columnsBy()));
  protected readonly hand = handOnBoard(this.shownDate, this.columnsBy);
  protected readonly placing = new Placing(this.hand, this.shownDate, this.columnsBy);
  protected readonly minuteNow = computed(() =>
    this.shownDate() === this.today() ? this.#asking().minute : null,
  );
  protected readonly pickedReferralId = computed(() => {
    const handle = this.#handle();
    return handle?.kind === 'referral' ? handle.referralId : null;
  });
  /** What stands behind the path in this page's addresses. */
  protected readonly hrefEnd = computed(() =>
    addressEnd({ by: this.by(), case: this.case(), ...this.filter() }),
  );
  protected readonly preferred = this.#store.selectSignal(selectPreferredPhysician);
  protected readonly mayBook = this.#store.selectSignal(selectMayBookSome);
  protected readonly mayMove = this.#store.selectSignal(selectMayMoveSome);
  protected readonly isCrowded = computed(() => this.board().columns.length >= CROWDED);
  protected readonly isDetailOpen = computed(
    () => this.hand.decision() !== null || this.#desk.isOpen(),
  );
  protected readonly meta = computed(() => {
    const date = this.shownDate();
    const meta = this.isWeek()
      ? weekMeta(date, this.#book())
      : boardMeta(this.board(), this.hand.day());
    if (!isFiltering(this.filter())) return meta;
    const shown = this.isWeek() ? weekBookings(date, this.#book()) : this.hand.day().bookings;
    return `${meta} · ${pickedOutWords(shown, this.dimmed())}`;
  });
  readonly #middle = computed((): Middle =>
    this.isWeek() ? 'week' : this.board().columns.length > 0 ? 'day' : 'empty',
  );
  protected readonly emptyHeading = computed(() =>
    this.columnsBy() === 'room'
      ? $localize`There are no rooms yet`
      : $localize`No physician works this day`,
  );

  constructor() {
    effect(() => {
      const referralId = this.case();
      if (referralId === undefined) {
        if (untracked(this.#handle)?.kind === 'referral')
          this.#store.dispatch(pageActions.putDown());
      } else this.#store.dispatch(pageActions.casePicked({ referralId }));
    });
    // A case that was booked, or a booking put down, is no longer in the URL.
    effect(() => {
      if (this.#handle() === null && untracked(this.case) !== undefined) this.acts.forgetCase();
    });
    effect(() => this.#desk.askedDate.set(this.date() ?? null));
    effect(() => {
      if (this.#desk.focusAsked() > 0)
        untracked(() => {
          this.#focusMiddle();
        });
    });
    // What was decided closes its panel: the keyboard goes back to where it came from.
    effect(() => {
      const isDeciding = this.hand.decision() !== null;
      if (this.#wasDeciding && !isDeciding) this.#desk.focusBoard();
      this.#wasDeciding = isDeciding;
    });
    inject(DestroyRef).onDestroy(() => this.#store.dispatch(pageActions.left()));
    keepKeyboard(this.#middle, () => {
      this.#focusMiddle();
    });
    // Whoever carries something from day to day hears what this one has for it.
    hearBoard(() => {
      const [date, isWeek] = [this.shownDate(), this.isWeek()];
      return untracked(() =>
        this.hand.inHand() !== null && !isWeek
          ? carriedWords(date, this.hand.openings())
          : `${headingOf(date, isWeek)}: ${this.meta()}`,
      );
    });
    shortcuts(
      $localize`Board`,
      boardKeys({
        go: (steps) =>
          this.acts.goTo(
            addDays(this.shownDate(), this.isWeek() ? steps * 7 : steps),
            this.isWeek(),
          ),
        turnColumns: () => this.acts.show(this.columnsBy() === 'room' ? 'physician' : 'room'),
        toggleWeek: () => this.acts.goTo(this.shownDate(), !this.isWeek()),
        toSlots: () => {
          this.#focusMiddle();
        },
        firstLegal: () => this.placing.pickFirst({}),
        park: () => this.acts.park(),
        putDown: () => {
          this.letGo();
        },
        isHandFull: () => this.#handle() !== null,
      }),
    );
  }

  #focusMiddle(): void {
    (this.slots() ?? this.week() ?? this.setUp()?.nativeElement)?.focus();
  }

  /** A second press on the case in hand puts it down. */
  protected pick(referralId: string): void {
    if (this.pickedReferralId() === referralId) this.acts.putDown();
    else this.acts.pick(referralId);
  }

  protected dragCase({ referralId, press }: CasePress): void {
    (this.slots() ?? this.week())?.drag(press, () => {
      this.#store.dispatch(pageActions.casePicked({ referralId }));
      this.acts.pick(referralId);
    });
  }

  protected dragParked({ inHand, press }: ParkedPress): void {
    if (inHand.kind === 'referral') this.dragCase({ referralId: inHand.referralId, press });
    else (this.slots() ?? this.week())?.drag(press, () => this.acts.pickUp(inHand.bookingId));
  }

  protected take(inHand: InHand): void {
    this.acts.take(inHand);
    this.#focusMiddle();
  }

  /** First the place that is being decided about, then what is in hand. */
  protected letGo(): void {
    if (this.#target() === null) this.acts.putDown();
    else this.acts.leaveSlot();
  }
}
