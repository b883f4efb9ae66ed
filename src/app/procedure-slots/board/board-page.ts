import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
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
import { Notices } from '../../shared/notices/notices';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { selectAsking } from '../../state/asking.state';
import { selectBookings } from '../../state/bookings.state';
import { selectClinicBook } from '../../state/clinic-book.state';
import { selectReferralEntities } from '../../state/referrals.state';
import { addressEnd, filterOf, isFiltering, isSameSet, leftOut } from './board-filter';
import { FiltersPlace } from './filters-place';
import { BoardHeader } from './board-header';
import { boardKeys } from './board-keys';
import { BoardActs } from './board-acts';
import { BoardDesk } from './board-desk';
import {
  boardMeta,
  selectAsker,
  selectBoardOn,
  selectMayBookSome,
  selectMayMoveSome,
  selectPreferredPhysician,
} from '../board-facts.state';
import { BoardSwap, bookingMet } from './board-swap';
import { CaseList, type CasePress } from './case-list';
import { firstPlaceFor, nextAfter } from '../decision/decide';
import type { Decided } from '../decision/decision-panel';
import { DecisionPlace } from '../decision/decision-place';
import { carriedWords, noneWords, weekMeta } from './board-words';
import { daysSearched, type FirstAsked } from '../hand/first-asked';
import { HandCard } from '../hand/hand-card';
import { handOnBoard } from '../hand/hand-on-board';
import type { By } from '../hand/in-hand';
import { Pinboard } from '../pinboard/pinboard';
import { procedureSlotsPageActions as pageActions } from '../procedure-slots.actions';
import {
  selectInHand,
  selectSaving,
  selectTarget,
  selectTargetFailure,
} from '../procedure-slots.state';
import { selectReadyToBook } from '../ready-to-book.state';
import { SlotBoard } from './slot-board';
import type { Choice } from '../decision/verdict';
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
  readonly #notices = inject(Notices);
  readonly #announcer = inject(LiveAnnouncer);
  readonly #bookings = this.#store.selectSignal(selectBookings);
  readonly #referrals = this.#store.selectSignal(selectReferralEntities);
  readonly #desk = inject(BoardDesk);
  readonly #swaps = inject(BoardSwap);
  protected readonly acts = inject(BoardActs);
  readonly #book = this.#store.selectSignal(selectClinicBook);
  readonly #asking = this.#store.selectSignal(selectAsking);
  readonly #asker = this.#store.selectSignal(selectAsker);
  readonly #boardOn = this.#store.selectSignal(selectBoardOn);
  readonly #handle = this.#store.selectSignal(selectInHand);
  readonly #target = this.#store.selectSignal(selectTarget);
  protected readonly slots = viewChild(SlotBoard);
  protected readonly week = viewChild(WeekPlace);

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
  protected readonly meta = computed(() =>
    this.isWeek()
      ? weekMeta(this.shownDate(), this.#book())
      : boardMeta(this.board(), this.hand.day()),
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
      if (this.#desk.focusAsked() > 0) untracked(this.slots)?.focus();
    });
    // What was decided closes its panel: the keyboard goes back to where it came from.
    effect(() => {
      const isDeciding = this.hand.decision() !== null;
      if (this.#wasDeciding && !isDeciding) this.#desk.focusBoard();
      this.#wasDeciding = isDeciding;
    });
    inject(DestroyRef).onDestroy(() => this.#store.dispatch(pageActions.left()));
    // Whoever carries something from day to day hears what this one has for it.
    effect(() => {
      const date = this.shownDate();
      const openings = untracked(this.hand.openings);
      if (untracked(this.hand.inHand) !== null && !untracked(this.isWeek))
        void this.#announcer.announce(carriedWords(date, openings));
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
        toSlots: () => this.slots()?.focus(),
        firstLegal: () => this.pickFirst({}),
        park: () => this.acts.park(),
        putDown: () => (this.#target() === null ? this.acts.putDown() : this.acts.leaveSlot()),
        isHandFull: () => this.#handle() !== null,
      }),
    );
  }

  protected dragCase({ referralId, press }: CasePress): void {
    (this.slots() ?? this.week())?.drag(press, () => {
      this.#store.dispatch(pageActions.casePicked({ referralId }));
      this.acts.pick(referralId);
    });
  }

  protected choose({ spot, how }: Choice): void {
    const inHand = this.hand.inHand();
    const verdict = this.hand.judge()?.(spot);
    if (inHand === null || verdict === undefined || this.saving()) return;
    const met = bookingMet(spot, this.columnsBy(), this.hand.day().bookings, inHand);
    if (how === 'swap') {
      this.#swaps.swap(inHand, met);
      return;
    }
    const next = nextAfter(verdict, inHand);
    if (next.kind === 'move') this.#store.dispatch(pageActions.moveAsked(next));
    else if (next.kind === 'decide') this.#store.dispatch(pageActions.slotPicked(next));
    else if (next.kind === 'stay') this.acts.putDown();
    else if (how !== 'key' && verdict.takenBy === null && this.#swaps.offer(inHand, met)) {
      if (how === 'drop') this.acts.putDown();
    } else if (how !== 'click') {
      // A pointer has the reasons beside it; a key and a drop leave nothing to read.
      if (verdict.takenBy === null)
        this.#notices.failed({ kind: 'refused', refusals: verdict.refusals });
      else this.#notices.tell(verdict.sentences.join(' '));
      if (how === 'drop' && inHand.booking !== null) this.acts.putDown();
    }
  }

  /** Let go over a day of the week: the first place it has there. */
  protected dropOn(on: ClinicDate): void {
    if (this.hand.inHand()?.booking?.date === on) this.acts.putDown();
    else this.pickFirst({ on });
  }

  protected pickFirst(asked: FirstAsked): void {
    const inHand = this.hand.inHand();
    if (inHand === null) return;
    const days = daysSearched(asked, this.shownDate(), this.today());
    const wanted = { ...days, physicianId: asked.physicianId ?? null };
    const place = firstPlaceFor(this.#asker(), inHand, this.#book(), wanted);
    if (place === null) {
      this.#notices.tell(noneWords(asked));
      if (asked.on !== undefined) this.acts.goTo(asked.on, false);
      return;
    }
    this.acts.goTo(place.date, false);
    this.#store.dispatch(pageActions.slotPicked({ place }));
  }

  protected book(decided: Decided): void {
    const deciding = this.hand.decision();
    if (deciding === null) return;
    const { inHand, place } = deciding;
    const { booking: from, facts } = inHand;
    const { overrules, tab } = decided;
    this.#store.dispatch(
      from === null
        ? pageActions.bookAsked({ body: { referralId: facts.referral.id, ...place, ...decided } })
        : pageActions.moveAsked({
            from,
            body: { version: from.version, ...place, overrules, tab },
          }),
    );
  }
}
