import { confirmRefusals } from '#domain/booking/booking-refusals';
import {
  LONGEST_PROCEDURE,
  SHORTEST_PROCEDURE,
  TOLD_HOW,
  patientKnows,
  type ToldHow,
} from '#domain/booking/booking';
import { caseOfBooking } from '#domain/booking/booking-case';
import { changeRefusals } from '#domain/booking/changing';
import { mayBookOn, mayMove } from '#domain/booking/may-book';
import { standingRefusals } from '#domain/booking/stranded';
import { tellRefusals } from '#domain/booking/telling';
import { mayDo } from '#domain/people/roles';
import { MINUTE_STEP, formatRange } from '#domain/time/minutes';
import { stateOf } from '#domain/visit/visit';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Chip } from '../../shared/chip/chip';
import { Dialogs } from '../../shared/dialogs/dialogs';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { textOf } from '../../shared/form-text';
import { Icon } from '../../shared/icon/icon';
import { PatientName } from '../../shared/patient-name/patient-name';
import { Refusals } from '../../shared/refusals/refusals';
import { SideMark } from '../../shared/side-mark/side-mark';
import { ClockPipe } from '../../shared/times/clock.pipe';
import { Day } from '../../shared/times/day';
import { instantWords } from '../../shared/times/words';
import { visitStateWord } from '../../shared/words/visit-words';
import { selectAsking } from '../../state/asking.state';
import { selectBookingEntities } from '../../state/bookings.state';
import { selectCaseFactsFor, selectClinicBook } from '../../state/clinic-book.state';
import { selectZone } from '../../state/clinic.state';
import { selectNames } from '../../state/names.state';
import { selectActor } from '../../state/sign-in.state';
import { selectVisitEntities } from '../../state/visits.state';
import { BoardDesk } from '../board/board-desk';
import { PreparationLink } from '../preparation/preparation-link';
import { procedureSlotsPageActions as pageActions } from '../procedure-slots.actions';
import { selectSaving } from '../procedure-slots.state';
import { BookingHistory } from './booking-history';
import { howWord, overruledWord, wasToldWords } from './booking-words';

/** One booking beside the board: where it stands, what the patient knows, and what can be done. */
@Component({
  selector: 'g-booking-detail',
  imports: [
    BookingHistory,
    Chip,
    ClockPipe,
    Day,
    EmptyState,
    Icon,
    PatientName,
    PreparationLink,
    Refusals,
    RouterLink,
    SideMark,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './booking-detail.html',
  styleUrl: './booking-detail.scss',
})
export class BookingDetail {
  /** From the URL. */
  readonly bookingId = input.required<string>();

  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #dialogs = inject(Dialogs);
  readonly #desk = inject(BoardDesk);
  readonly #bookings = this.#store.selectSignal(selectBookingEntities);
  readonly #visits = this.#store.selectSignal(selectVisitEntities);
  readonly #factsFor = this.#store.selectSignal(selectCaseFactsFor);
  readonly #book = this.#store.selectSignal(selectClinicBook);
  readonly #asking = this.#store.selectSignal(selectAsking);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #actor = this.#store.selectSignal(selectActor);

  protected readonly names = this.#store.selectSignal(selectNames);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly booking = computed(() => this.#bookings()[this.bookingId()] ?? null);
  protected readonly facts = computed(() => {
    const booking = this.booking();
    return booking === null ? null : this.#factsFor()(booking.referralId, booking);
  });
  protected readonly visitState = computed(() => {
    const visit = this.#visits()[this.bookingId()];
    return visit === undefined ? 'expected' : stateOf(visit);
  });
  protected readonly minutes = computed(() => {
    const booking = this.booking();
    if (booking === null) return '';
    return formatRange({ start: booking.start, end: booking.start + booking.durationMinutes });
  });
  protected readonly knows = computed(() => {
    const booking = this.booking();
    return booking !== null && patientKnows(booking);
  });

  readonly #isOpen = computed(() => {
    const booking = this.booking();
    return booking !== null && changeRefusals(booking, this.visitState()).length === 0;
  });
  protected readonly mayChange = computed(() => {
    const [actor, booking] = [this.#actor(), this.booking()];
    return this.#isOpen() && actor !== null && booking !== null
      ? mayBookOn(actor, booking.physicianId)
      : false;
  });
  protected readonly mayMove = computed(() => {
    const [actor, booking] = [this.#actor(), this.booking()];
    return this.#isOpen() && actor !== null && booking !== null
      ? mayMove(actor, booking, booking, this.#asking().today)
      : false;
  });
  protected readonly mayTell = computed(
    () => this.#isOpen() && mayDo(this.#actor()?.roles ?? [], 'tell-patient'),
  );
  /** Why its day would not take it any more. */
  protected readonly whyStranded = computed(() => {
    const [booking, { today, minute }] = [this.booking(), this.#asking()];
    if (booking === null || !this.#isOpen()) return [];
    const day = this.#book().day(booking.date);
    const isAhead = booking.date > today || (booking.date === today && booking.start >= minute);
    return isAhead ? standingRefusals(booking, day) : [];
  });
  protected readonly confirmRefusals = computed(() => {
    const [booking, facts] = [this.booking(), this.facts()];
    if (booking?.status !== 'provisional' || facts === null) return [];
    return confirmRefusals(
      caseOfBooking(booking, facts, 'booked'),
      this.#book().day(booking.date),
      this.#asking(),
    );
  });
  protected readonly tellRefusals = computed(() => {
    const [booking, facts] = [this.booking(), this.facts()];
    if (booking === null || facts === null) return [];
    return tellRefusals(booking, facts.referral, facts.procedureType.bleedingRisk);
  });

  protected readonly durations = Array.from(
    { length: LONGEST_PROCEDURE / MINUTE_STEP },
    (_, index) => SHORTEST_PROCEDURE + index * MINUTE_STEP,
  );
  protected readonly ways = TOLD_HOW;
  protected readonly howWord = howWord;
  protected readonly wasToldWords = wasToldWords;
  protected readonly overruledWord = overruledWord;
  protected readonly stateWord = visitStateWord;

  /** With its day: what was said last week is not of today. */
  protected atWords(at: string): string {
    return instantWords(at, this.#zone(), this.#asking().today);
  }

  constructor() {
    effect(() => this.#desk.selectedId.set(this.bookingId()));
    inject(DestroyRef).onDestroy(() => this.#desk.selectedId.set(null));
    // An address that names no day means the booking's.
    effect(() => {
      const date = this.booking()?.date;
      if (date === undefined || this.#desk.askedDate() !== null) return;
      void this.#router.navigate(['/board', date, this.bookingId()], {
        queryParamsHandling: 'preserve',
        replaceUrl: true,
      });
    });
  }

  protected pickUp(): void {
    this.#store.dispatch(pageActions.bookingPickedUp({ bookingId: this.bookingId() }));
    this.#desk.focusBoard();
  }

  protected lengthen(select: HTMLSelectElement): void {
    const booking = this.booking();
    if (booking === null) return;
    const minutes = select.value;
    // Only what is stored is shown: a refused length would stay on the page as if it were booked.
    select.value = String(booking.durationMinutes);
    if (this.saving()) return;
    const { version, date, start, roomId, physicianId } = booking;
    const body = { version, date, start, roomId, physicianId, durationMinutes: Number(minutes) };
    this.#store.dispatch(pageActions.moveAsked({ from: booking, body }));
  }

  protected async cancel(): Promise<void> {
    const asked = this.booking();
    if (asked === null) return;
    const reason = await this.#dialogs.reason({
      title: $localize`Cancel this booking?`,
      prompt: $localize`The slot is free again at once. The reason stays with the booking.`,
      suggestions: [
        $localize`Patient cannot come`,
        $localize`Patient is ill`,
        $localize`Physician is away`,
        $localize`No longer needed`,
      ],
      confirm: $localize`Cancel booking`,
      danger: true,
    });
    const booking = this.booking();
    if (reason !== null && booking !== null)
      this.#store.dispatch(pageActions.cancelAsked({ booking, reason }));
  }

  protected confirm(): void {
    const booking = this.booking();
    if (booking !== null && !this.saving())
      this.#store.dispatch(pageActions.confirmAsked({ booking }));
  }

  protected tell(event: Event): void {
    event.preventDefault();
    const booking = this.booking();
    if (booking === null || this.saving()) return;
    const form = new FormData(event.target as HTMLFormElement);
    const how = textOf(form, 'how') as ToldHow;
    const confirmed = form.has('confirmed');
    this.#store.dispatch(
      pageActions.tellAsked({
        bookingId: booking.id,
        body: { version: booking.version, how, confirmed },
      }),
    );
  }

  protected close(): void {
    const date = this.#desk.askedDate();
    void this.#router.navigate(date === null ? ['/board'] : ['/board', date], {
      queryParamsHandling: 'preserve',
    });
  }
}
