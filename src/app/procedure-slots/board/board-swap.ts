import type { Booking } from '#domain/booking/booking';
import { caseOfBooking, visitStatesIn, type CaseFacts } from '#domain/booking/booking-case';
import { changeRefusals } from '#domain/booking/changing';
import { planPlacements, type Wish } from '#domain/booking/plan-placements';
import { listName } from '#domain/clinic/patient';
import type { Refusal } from '#domain/refusal';
import { Injectable, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { Notices } from '../../shared/notices/notices';
import { selectAsking } from '../../state/asking.state';
import { selectCaseFactsFor, selectClinicBook } from '../../state/clinic-book.state';
import { selectActor } from '../../state/sign-in.state';
import { selectVisitEntities } from '../../state/visits.state';
import type { By, CaseInHand, Spot } from '../hand/in-hand';
import { procedureSlotsPageActions as pageActions } from '../procedure-slots.actions';
import { selectSaving } from '../procedure-slots.state';

/** Two bookings that take each other's place. */
type Pair = readonly [Booking, Booking];

/** A booking in hand and the one it was let go on: they can change places. */
@Injectable()
export class BoardSwap {
  readonly #store = inject(Store);
  readonly #notices = inject(Notices);
  readonly #book = this.#store.selectSignal(selectClinicBook);
  readonly #asking = this.#store.selectSignal(selectAsking);
  readonly #actor = this.#store.selectSignal(selectActor);
  readonly #factsFor = this.#store.selectSignal(selectCaseFactsFor);
  readonly #visits = this.#store.selectSignal(selectVisitEntities);
  readonly #saving = this.#store.selectSignal(selectSaving);

  /** Offers the swap where both may stand in the other's place; says whether it did. */
  offer(inHand: CaseInHand, other: Booking | undefined): boolean {
    const { booking: one } = inHand;
    const facts = other && this.#factsFor()(other.referralId, other);
    if (one === null || !other || !facts || this.#refusals(inHand, other, facts).length > 0)
      return false;
    const [mine, theirs] = [listName(inHand.facts.patient), listName(facts.patient)];
    this.#notices.offer($localize`${mine}:patient: and ${theirs}:other: can change places.`, {
      word: $localize`Swap with ${theirs}:other:`,
      run: () => this.#ask([one, other]),
    });
    return true;
  }

  /** Swaps at once, for it can be undone; otherwise says why not. */
  swap(inHand: CaseInHand, other: Booking | undefined): void {
    const { booking: one } = inHand;
    const facts = other && this.#factsFor()(other.referralId, other);
    if (one === null || !other || !facts) {
      this.#notices.tell($localize`Two bookings can be swapped: pick one up, and go to the other.`);
      return;
    }
    const refusals = this.#refusals(inHand, other, facts);
    if (refusals.length > 0) this.#notices.failed({ kind: 'refused', refusals });
    else this.#ask([one, other]);
  }

  #ask(bookings: Pair): void {
    if (!this.#saving()) this.#store.dispatch(pageActions.swapAsked({ bookings, reason: null }));
  }

  /** The same question that the server asks under its locks. */
  #refusals({ facts, booking }: CaseInHand, other: Booking, theirs: CaseFacts): Refusal[] {
    const actor = this.#actor();
    if (booking === null || actor === null) return [];
    const visitStateOf = visitStatesIn(this.#visits());
    const begun = [booking, other].flatMap((one) => changeRefusals(one, visitStateOf(one.id)));
    if (begun.length > 0) return begun;
    const wishes = [wishOf(booking, facts, other), wishOf(other, theirs, booking)];
    return planPlacements(this.#book(), wishes, actor, this.#asking()).refusals.flat();
  }
}

function wishOf(booking: Booking, facts: CaseFacts, there: Booking): Wish {
  const { date, start, physicianId, roomId } = there;
  return {
    bookingCase: caseOfBooking(booking, facts),
    present: booking,
    id: booking.id,
    place: { date, start, physicianId, roomId },
    levels: booking.levels,
    overrules: [],
  };
}

/** The other booking at a spot: the one that what is in hand, `minutes` long, would cover the most. */
export function bookingMet(
  { columnId, start }: Spot,
  by: By,
  bookings: readonly Booking[],
  inHand: CaseInHand,
): Booking | undefined {
  const minutes = (inHand.booking ?? inHand.facts.procedureType).durationMinutes;
  const covered = (other: Booking): number =>
    Math.min(start + minutes, other.start + other.durationMinutes) - Math.max(start, other.start);
  return bookings
    .filter((other) => other.id !== inHand.booking?.id)
    .filter((other) => (by === 'room' ? other.roomId : other.physicianId) === columnId)
    .filter((other) => covered(other) > 0)
    .sort((a, b) => covered(b) - covered(a) || a.start - b.start)[0];
}
