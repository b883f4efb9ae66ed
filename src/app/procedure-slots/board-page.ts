import { openingsOf } from '#domain/booking/openings';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { EmptyState } from '../shared/empty-state/empty-state';
import { Notices } from '../shared/notices/notices';
import { shortcuts } from '../shared/shortcuts/shortcuts';
import { selectAsking } from '../state/asking.state';
import { selectClinicBook } from '../state/clinic-book.state';
import { BoardHeader } from './board-header';
import { BoardDesk } from './board-desk';
import {
  boardMeta,
  selectAsker,
  selectBoardOn,
  selectMayBookSome,
  selectMayMoveSome,
  selectPreferredPhysician,
} from './board-facts.state';
import { CaseList, type CasePress } from './case-list';
import { decidingOn, firstPlaceFor, ghostOf, judgeOf, mayPlace, nextAfter } from './decide';
import { DecisionPanel, type Decided } from './decision-panel';
import { HandCard } from './hand-card';
import { caseOn, spotOf, type By } from './in-hand';
import { procedureSlotsPageActions as pageActions } from './procedure-slots.actions';
import {
  selectCaseInHand,
  selectInHand,
  selectSaving,
  selectTarget,
  selectTargetFailure,
} from './procedure-slots.state';
import { selectReadyToBook } from './ready-to-book.state';
import { SlotBoard } from './slot-board';
import type { Choice } from './verdict';

/** How many days ahead "First legal" looks. */
const SEARCH_DAYS = 90;
/** From this many columns on, list and detail do not fit beside the board together. */
const CROWDED = 7;

/** One day of slots: who stands where, and a place for whoever has none yet. */
@Component({
  selector: 'g-board-page',
  imports: [
    BoardHeader,
    CaseList,
    DecisionPanel,
    EmptyState,
    HandCard,
    RouterLink,
    RouterOutlet,
    SlotBoard,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [BoardDesk],
  templateUrl: './board-page.html',
  styleUrl: './board-page.scss',
})
export class BoardPage {
  /** From the URL: `/board/2026-09-14?by=physician&case=…`. */
  readonly date = input<ClinicDate>();
  readonly by = input<string>();
  readonly case = input<string>();

  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #notices = inject(Notices);
  readonly #desk = inject(BoardDesk);
  readonly #book = this.#store.selectSignal(selectClinicBook);
  readonly #asking = this.#store.selectSignal(selectAsking);
  readonly #asker = this.#store.selectSignal(selectAsker);
  readonly #boardOn = this.#store.selectSignal(selectBoardOn);
  readonly #handle = this.#store.selectSignal(selectInHand);
  readonly #target = this.#store.selectSignal(selectTarget);
  protected readonly slots = viewChild(SlotBoard);

  #wasDeciding = false;

  protected readonly ready = this.#store.selectSignal(selectReadyToBook);
  protected readonly inHand = this.#store.selectSignal(selectCaseInHand);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly failure = this.#store.selectSignal(selectTargetFailure);
  protected readonly selectedId = this.#desk.selectedId;

  protected readonly today = computed(() => this.#asking().today);
  protected readonly shownDate = computed(() => this.date() ?? this.today());
  protected readonly columnsBy = computed((): By =>
    this.by() === 'physician' ? 'physician' : 'room',
  );
  readonly #day = computed(() => this.#book().day(this.shownDate()));
  protected readonly board = computed(() => this.#boardOn()(this.shownDate(), this.columnsBy()));
  readonly #onDay = computed(() => {
    const inHand = this.inHand();
    return inHand === null ? null : caseOn(inHand, this.#day(), this.#asking());
  });
  protected readonly openings = computed(() => {
    const [inHand, onDay] = [this.inHand(), this.#onDay()];
    if (inHand === null || onDay === null) return [];
    return openingsOf(onDay.bookingCase, this.#day(), this.#asking()).filter((opening) =>
      mayPlace(inHand, opening, this.#asker()),
    );
  });
  protected readonly ghost = computed(() => {
    const [inHand, onDay] = [this.inHand(), this.#onDay()];
    return inHand === null || onDay === null ? null : ghostOf(inHand, onDay);
  });
  protected readonly judge = computed(() => {
    const [inHand, onDay] = [this.inHand(), this.#onDay()];
    if (inHand === null || onDay === null) return null;
    return judgeOf(inHand, onDay, this.#day(), this.columnsBy(), this.#asker());
  });
  protected readonly decision = computed(() => {
    const [inHand, place] = [this.inHand(), this.#target()];
    if (inHand === null || place === null) return null;
    return decidingOn(inHand, place, this.#book(), this.#asker());
  });
  protected readonly targetSpot = computed(() =>
    spotOf(this.#target(), this.shownDate(), this.columnsBy()),
  );
  protected readonly minuteNow = computed(() =>
    this.shownDate() === this.today() ? this.#asking().minute : null,
  );
  protected readonly pickedReferralId = computed(() => {
    const handle = this.#handle();
    return handle?.kind === 'referral' ? handle.referralId : null;
  });
  protected readonly preferred = this.#store.selectSignal(selectPreferredPhysician);
  protected readonly mayBook = this.#store.selectSignal(selectMayBookSome);
  protected readonly mayMove = this.#store.selectSignal(selectMayMoveSome);
  protected readonly isCrowded = computed(() => this.board().columns.length >= CROWDED);
  protected readonly isDetailOpen = computed(() => this.decision() !== null || this.#desk.isOpen());
  protected readonly meta = computed(() => boardMeta(this.board(), this.#day()));
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
      if (this.#handle() === null && untracked(this.case) !== undefined) this.#forgetCase();
    });
    effect(() => this.#desk.askedDate.set(this.date() ?? null));
    effect(() => {
      if (this.#desk.focusAsked() > 0) untracked(this.slots)?.focus();
    });
    // What was decided closes its panel: the keyboard goes back to where it came from.
    effect(() => {
      const isDeciding = this.decision() !== null;
      if (this.#wasDeciding && !isDeciding) this.#desk.focusBoard();
      this.#wasDeciding = isDeciding;
    });
    inject(DestroyRef).onDestroy(() => this.#store.dispatch(pageActions.left()));
    shortcuts($localize`Board`, [
      { keys: ',', label: $localize`Day before`, run: () => this.#goDays(-1) },
      { keys: '.', label: $localize`Day after`, run: () => this.#goDays(1) },
      {
        keys: 'v',
        label: $localize`Rooms or physicians`,
        run: () => this.show(this.columnsBy() === 'room' ? 'physician' : 'room'),
      },
      { keys: 'b', label: $localize`To the board`, run: () => this.slots()?.focus() },
      {
        keys: 'f',
        label: $localize`First legal slot for what is in hand`,
        run: () => this.pickFirst(null),
        when: () => this.inHand() !== null,
      },
      {
        keys: 'Escape',
        label: $localize`Put down`,
        run: () => (this.#target() === null ? this.putDown() : this.leaveSlot()),
        when: () => this.#handle() !== null,
      },
    ]);
  }

  #goDays(days: number): void {
    this.goTo(addDays(this.shownDate(), days));
  }

  protected goTo(date: ClinicDate): void {
    void this.#router.navigate(['/board', date], { queryParamsHandling: 'preserve' });
  }

  protected show(by: By): void {
    void this.#router.navigate([], {
      queryParams: { by: by === 'room' ? null : by },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected pick(referralId: string): void {
    void this.#router.navigate([], {
      queryParams: { case: referralId },
      queryParamsHandling: 'merge',
    });
  }

  protected dragCase({ referralId, press }: CasePress): void {
    this.slots()?.drag(press, () => {
      this.#store.dispatch(pageActions.casePicked({ referralId }));
      this.pick(referralId);
    });
  }

  protected pickUp(bookingId: string): void {
    this.#store.dispatch(pageActions.bookingPickedUp({ bookingId }));
  }

  protected putDown(): void {
    if (this.#handle() !== null) this.#store.dispatch(pageActions.putDown());
  }

  protected leaveSlot(): void {
    this.#store.dispatch(pageActions.slotLeft());
  }

  protected open(bookingId: string): void {
    void this.#router.navigate(['/board', this.shownDate(), bookingId], {
      queryParamsHandling: 'preserve',
    });
  }

  protected choose({ spot, how }: Choice): void {
    const inHand = this.inHand();
    const verdict = this.judge()?.(spot);
    if (inHand === null || verdict === undefined) return;
    const next = nextAfter(verdict, inHand);
    if (next.kind === 'move') this.#store.dispatch(pageActions.moveAsked(next));
    else if (next.kind === 'decide') this.#store.dispatch(pageActions.slotPicked(next));
    else if (next.kind === 'stay') this.putDown();
    else if (how !== 'click') {
      // A pointer has the reasons beside it; a key and a drop leave nothing to read.
      this.#notices.failed({ kind: 'refused', refusals: verdict.refusals });
      if (how === 'drop' && inHand.booking !== null) this.putDown();
    }
  }

  protected pickFirst(physicianId: string | null): void {
    const inHand = this.inHand();
    if (inHand === null) return;
    const from = this.shownDate() > this.today() ? this.shownDate() : this.today();
    const wanted = { from, to: addDays(from, SEARCH_DAYS), physicianId };
    const place = firstPlaceFor(this.#asker(), inHand, this.#book(), wanted);
    if (place === null) {
      this.#notices.tell($localize`No legal slot in the next ${SEARCH_DAYS}:days: days.`);
      return;
    }
    this.goTo(place.date);
    this.#store.dispatch(pageActions.slotPicked({ place }));
  }

  protected book(decided: Decided): void {
    const deciding = this.decision();
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

  #forgetCase(): void {
    void this.#router.navigate([], {
      queryParams: { case: null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
