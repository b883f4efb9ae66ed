import type { OfferedCandidate, OfferedCandidates } from '#contract/gaps';
import type { Place } from '#domain/booking/booking-case';
import { mayBookOn, mayMove } from '#domain/booking/may-book';
import { formatRange } from '#domain/time/minutes';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { Actions, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { Subscription, concatMap } from 'rxjs';
import { EmptyState } from '../../shared/empty-state/empty-state';
import type { ApiFailure } from '../../shared/api-failure';
import { Icon } from '../../shared/icon/icon';
import { PatientName } from '../../shared/patient-name/patient-name';
import { FailureNote } from '../../shared/refusals/failure';
import { SideMark } from '../../shared/side-mark/side-mark';
import { Skeleton } from '../../shared/skeleton/skeleton';
import { ClockPipe } from '../../shared/times/clock.pipe';
import { Day } from '../../shared/times/day';
import { Waiting } from '../../shared/times/waiting';
import { selectBookingEntities } from '../../state/bookings.state';
import { selectRules } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { selectNames } from '../../state/names.state';
import { TAB } from '../../state/tab';
import { BoardDesk } from '../board/board-desk';
import { BookingsClient, holdRhythm } from '../../shared/bookings-client';
import { bookingsApiActions, procedureSlotsPageActions } from '../procedure-slots.actions';
import { selectAsker } from '../board-facts.state';
import { selectSaving } from '../procedure-slots.state';
import { isThere } from '../hand/in-hand';
import { fitWord, nearlyWord } from './gap-words';
import { GapsClient } from './gaps-client';

/** Beside the board: who can really come into what has fallen free, and why each of them fits. */
@Component({
  selector: 'g-gap-panel',
  imports: [
    ClockPipe,
    Day,
    EmptyState,
    FailureNote,
    Icon,
    PatientName,
    RouterLink,
    SideMark,
    Skeleton,
    Waiting,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './gap-panel.html',
  styleUrl: './gap-panel.scss',
})
export class GapPanel {
  /** From the URL; the day is the board's. */
  readonly roomId = input.required<string>();
  readonly physicianId = input.required<string>();
  readonly start = input.required<string>();

  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #client = inject(GapsClient);
  readonly #bookings = inject(BookingsClient);
  readonly #desk = inject(BoardDesk);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #entities = this.#store.selectSignal(selectBookingEntities);
  readonly #today = this.#store.selectSignal(selectToday);

  protected readonly names = this.#store.selectSignal(selectNames);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  readonly #asker = this.#store.selectSignal(selectAsker);
  readonly #rules = this.#store.selectSignal(selectRules);
  protected readonly offered = signal<OfferedCandidates | null>(null);
  protected readonly failure = signal<ApiFailure | null>(null);
  readonly #asked = signal(0);
  #wasFocused = false;
  /** What is held for the first of them, so that nobody takes the gap during the call. */
  #heldFor: string | null = null;
  #holding = Subscription.EMPTY;

  protected readonly date = computed(() => this.#desk.askedDate() ?? this.#today());
  readonly #place = computed(
    (): Place => ({
      date: this.date(),
      start: Number(this.start()),
      physicianId: this.physicianId(),
      roomId: this.roomId(),
    }),
    { equal: isThere },
  );
  protected readonly minutes = computed(() => {
    const gap = this.offered()?.gap;
    return gap ? formatRange(gap.minutes) : null;
  });
  protected readonly fitting = computed(() =>
    (this.offered()?.fitting ?? []).map((candidate) => ({
      candidate,
      isMine: this.#mayPut(candidate),
      reasons: candidate.reasons.map((reason) => fitWord(reason, this.names())),
    })),
  );
  protected readonly nearly = computed(() =>
    (this.offered()?.nearly ?? []).map((candidate) => ({
      candidate,
      reason: nearlyWord(candidate.reason, this.names()),
    })),
  );

  constructor() {
    this.#desk.fillsGap.set(true);
    inject(DestroyRef).onDestroy(() => {
      this.#desk.fillsGap.set(false);
      this.#holding.unsubscribe();
      // Lets go of what was held, as leaving a slot does.
      this.#store.dispatch(procedureSlotsPageActions.slotLeft());
    });
    // Another gap: nothing of the one before is shown, focused or held any more.
    effect(() => {
      this.#place();
      untracked(() => {
        this.offered.set(null);
        this.failure.set(null);
        this.#wasFocused = false;
        this.#heldFor = null;
        this.#holding.unsubscribe();
      });
    });
    effect((onCleanup) => {
      this.#asked();
      const reading = this.#client.candidates(this.#place()).subscribe({
        next: (offered) => {
          this.failure.set(null);
          this.offered.set(offered);
          untracked(() => {
            this.#hold(offered.fitting[0]);
          });
        },
        error: (failure: ApiFailure) => this.failure.set(failure),
      });
      onCleanup(() => {
        reading.unsubscribe();
      });
    });
    // The keyboard stands on the first of them: Enter books.
    afterRenderEffect(() => {
      if (this.fitting().length === 0 || this.#wasFocused) return;
      this.#wasFocused = true;
      this.#host.nativeElement.querySelector<HTMLElement>('button.book')?.focus();
    });
    inject(Actions)
      .pipe(
        ofType(
          bookingsApiActions.slotBooked,
          bookingsApiActions.bookingMoved,
          bookingsApiActions.bookingRefused,
        ),
        takeUntilDestroyed(),
      )
      .subscribe((action) => {
        // What is left to do is to tell the patient: their booking stays open.
        if ('booking' in action)
          void this.#router.navigate(['/board', action.booking.date, action.booking.id]);
        else this.again();
      });
  }

  protected again(): void {
    this.failure.set(null);
    this.#asked.update((times) => times + 1);
  }

  /** May whoever is signed in put this one onto the list that has the gap? */
  #mayPut({ booking, place }: OfferedCandidate): boolean {
    const { actor, asking } = this.#asker();
    if (booking === null) return mayBookOn(actor, place.physicianId);
    const from = this.#entities()[booking.id];
    return from !== undefined && mayMove(actor, from, place, asking.today);
  }

  protected book(candidate: OfferedCandidate): void {
    if (this.saving()) return;
    const { booking, referralId, place } = candidate;
    if (booking === null) {
      const body = { referralId, ...place, status: 'booked' as const, tab: TAB };
      this.#store.dispatch(procedureSlotsPageActions.bookAsked({ body }));
      return;
    }
    const from = this.#entities()[booking.id];
    if (from === undefined) return;
    const body = { version: booking.version, ...place, tab: TAB };
    this.#store.dispatch(procedureSlotsPageActions.moveAsked({ from, body }));
  }

  #hold(first: OfferedCandidate | undefined): void {
    if (first === undefined || !this.#mayPut(first) || this.#heldFor === first.referralId) return;
    this.#heldFor = first.referralId;
    const { referralId, booking, place } = first;
    const body = { tab: TAB, referralId, bookingId: booking?.id ?? null, ...place };
    this.#holding.unsubscribe();
    this.#holding = holdRhythm(this.#rules().holdMinutes)
      .pipe(concatMap(() => this.#bookings.hold(body)))
      .subscribe({
        // Somebody was faster: who can come now is another question.
        error: () => {
          this.again();
        },
      });
  }
}
