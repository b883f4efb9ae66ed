import { listName } from '#domain/clinic/patient';
import type { ClinicDate } from '#domain/time/clinic-date';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { selectBookings } from '../../state/bookings.state';
import { TAB } from '../../state/tab';
import type { FilterChange } from './board-filters';
import type { By, InHand } from '../hand/in-hand';
import type { Lengthened } from '../hand/lengthen';
import { pinboardActions } from '../pinboard/pinboard.actions';
import { procedureSlotsPageActions as pageActions } from '../procedure-slots.actions';
import { selectCaseInHand, selectInHand, selectSaving } from '../procedure-slots.state';

const REPLACING = { queryParamsHandling: 'merge', replaceUrl: true } as const;

/** What the page of the board does by its address and its store, without deciding anything. */
@Injectable()
export class BoardActs {
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #announcer = inject(LiveAnnouncer);
  readonly #bookings = this.#store.selectSignal(selectBookings);
  readonly #handle = this.#store.selectSignal(selectInHand);
  readonly #inHand = this.#store.selectSignal(selectCaseInHand);
  readonly #saving = this.#store.selectSignal(selectSaving);

  goTo(date: ClinicDate, isWeek: boolean): void {
    void this.#router.navigate(['/board', date], {
      queryParams: { view: isWeek ? 'week' : null },
      queryParamsHandling: 'merge',
    });
  }

  open(date: ClinicDate, bookingId: string): void {
    void this.#router.navigate(['/board', date, bookingId], { queryParamsHandling: 'preserve' });
  }

  show(by: By): void {
    void this.#router.navigate([], {
      queryParams: { by: by === 'room' ? null : by },
      ...REPLACING,
    });
  }

  /** Puts a filter, or all of them, into the address. */
  pickOut(queryParams: FilterChange): void {
    void this.#router.navigate([], { queryParams, ...REPLACING });
  }

  pick(referralId: string): void {
    void this.#router.navigate([], {
      queryParams: { case: referralId },
      queryParamsHandling: 'merge',
    });
  }

  forgetCase(): void {
    void this.#router.navigate([], { queryParams: { case: null }, ...REPLACING });
  }

  pickUp(bookingId: string): void {
    this.#store.dispatch(pageActions.bookingPickedUp({ bookingId }));
  }

  /** From the pinboard. */
  take(inHand: InHand): void {
    if (inHand.kind === 'booking') this.pickUp(inHand.bookingId);
    else this.pick(inHand.referralId);
  }

  park(): void {
    const [inHand, present] = [this.#handle(), this.#inHand()];
    if (inHand === null || present === null) return;
    this.#store.dispatch(pinboardActions.parked({ inHand }));
    this.#store.dispatch(pageActions.putDown());
    void this.#announcer.announce(
      $localize`${listName(present.facts.patient)}:patient: is on the pinboard.`,
    );
  }

  putDown(): void {
    if (this.#handle() === null) return;
    const present = this.#inHand();
    this.#store.dispatch(pageActions.putDown());
    if (present === null) return;
    const patient = listName(present.facts.patient);
    void this.#announcer.announce(
      present.booking === null
        ? $localize`${patient}:patient: put down.`
        : $localize`${patient}:patient: stays where it was.`,
    );
  }

  leaveSlot(): void {
    this.#store.dispatch(pageActions.slotLeft());
  }

  lengthen({ block, durationMinutes }: Lengthened): void {
    const from = this.#bookings().find(({ id }) => id === block.id);
    if (from === undefined || this.#saving()) return;
    const { version, date, start, roomId, physicianId } = from;
    const body = { version, date, start, roomId, physicianId, durationMinutes, tab: TAB };
    this.#store.dispatch(pageActions.moveAsked({ from, body }));
  }
}
