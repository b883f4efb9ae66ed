import { aBooking, aPatient, aProcedureType, aReferral } from '#domain/testing/builders';
import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import type { Hold } from '#domain/booking/booking';
import type { Action, Store } from '@ngrx/store';
import { Actions } from '@ngrx/effects';
import { BehaviorSubject, NEVER, Subject, of, throwError, type Observable } from 'rxjs';
import { aHold } from '../state/testing/changes';
import { selectRules } from '../state/clinic.state';
import type { BookingsClient } from '../shared/bookings-client';
import { bookAsked, holdTarget, letGo, letGoAtTheEnd, moveAsked } from './procedure-slots.effects';
import {
  bookingsApiActions,
  procedureSlotsPageActions as pageActions,
} from './procedure-slots.actions';
import { selectCaseInHand, selectOwnHolds, selectTarget } from './procedure-slots.state';

const place = { date: '2026-09-14', start: 570, roomId: 'room-1', physicianId: 'physician-1' };
const facts = {
  patient: aPatient(),
  referral: aReferral(),
  procedureType: aProcedureType(),
  series: null,
  blocks: [],
};

/** Only what the effects read of the store. */
function aStore(over: { target?: Observable<typeof place | null>; holds?: Hold[] } = {}): Store {
  const select = (selector: unknown): Observable<unknown> => {
    if (selector === selectCaseInHand) return of({ facts, booking: null });
    if (selector === selectRules) return of(DEFAULT_CLINIC_RULES);
    if (selector === selectOwnHolds) return of(over.holds ?? []);
    if (selector === selectTarget) return over.target ?? of(null);
    return NEVER;
  };
  return { select } as unknown as Store;
}

function run(
  effect: (source: Actions, client: BookingsClient) => Observable<Action>,
  client: Partial<BookingsClient>,
) {
  const actions = new Subject<Action>();
  const seen: Action[] = [];
  effect(new Actions(actions), client as BookingsClient).subscribe((action) => seen.push(action));
  return { actions, seen };
}

describe('Procedure slots effects', () => {
  it('book what was asked for, or say why not', () => {
    const body = { referralId: 'referral-1', ...place };
    const booking = aBooking();
    const done = run((source, client) => bookAsked(source, client), { book: () => of(booking) });
    done.actions.next(pageActions.bookAsked({ body }));
    expect(done.seen).toEqual([bookingsApiActions.slotBooked({ booking })]);

    const failure = { kind: 'offline' } as const;
    const refused = run((source, client) => bookAsked(source, client), {
      book: () => throwError(() => failure),
    });
    refused.actions.next(pageActions.bookAsked({ body }));
    expect(refused.seen).toEqual([bookingsApiActions.bookingRefused({ failure })]);
  });

  it('remember where a moved booking came from, for Undo', () => {
    const from = aBooking();
    const booking = aBooking({ start: 600, version: 2 });
    const { actions, seen } = run((source, client) => moveAsked(source, client), {
      move: () => of(booking),
    });
    actions.next(pageActions.moveAsked({ from, body: { version: 1, ...place, start: 600 } }));
    expect(seen).toEqual([bookingsApiActions.bookingMoved({ booking, from })]);
  });

  describe('holding a place', () => {
    beforeEach(() => jasmine.clock().install());
    afterEach(() => jasmine.clock().uninstall());

    it('asks at once, and again twice in a hold’s life until it is decided', () => {
      const hold = jasmine.createSpy('hold').and.returnValue(of('hold-1'));
      const target = new BehaviorSubject<typeof place | null>(place);
      const store = aStore({ target });
      const { actions, seen } = run((source, client) => holdTarget(source, store, client), {
        hold,
      });
      actions.next(pageActions.slotPicked({ place }));
      jasmine.clock().tick(1);
      expect(hold).toHaveBeenCalledOnceWith(
        jasmine.objectContaining({ referralId: 'referral-1', bookingId: null, ...place }),
      );
      jasmine.clock().tick(90_000);
      expect(seen.length).toBe(2);
      // The undoing of something else meanwhile is no decision about this.
      actions.next(bookingsApiActions.bookingMoved({ booking: aBooking(), from: aBooking() }));
      jasmine.clock().tick(90_000);
      expect(hold).toHaveBeenCalledTimes(3);
      target.next(null);
      jasmine.clock().tick(600_000);
      expect(hold).toHaveBeenCalledTimes(3);
    });
  });

  it('let go of what is held once nobody decides any more', () => {
    const letGoOf = jasmine.createSpy('letGo').and.returnValue(of([]));
    const store = aStore({ holds: [aHold()] });
    const { actions } = run((source, client) => letGo(source, store, client), { letGo: letGoOf });
    actions.next(pageActions.slotLeft());
    expect(letGoOf).toHaveBeenCalledOnceWith('hold-1');
  });

  it('let go of what is held when the window is closed, decided or not', () => {
    const letGoOf = jasmine.createSpy('letGo').and.returnValue(of([]));
    const store = aStore({ holds: [aHold()], target: of(place) });
    const page = new EventTarget();
    letGoAtTheEnd(store, { letGo: letGoOf } as unknown as BookingsClient, page).subscribe();
    page.dispatchEvent(new Event('pagehide'));
    expect(letGoOf).toHaveBeenCalledOnceWith('hold-1', true);
  });

  it('keep the hold while somebody decides', () => {
    const letGoOf = jasmine.createSpy('letGo').and.returnValue(of([]));
    const store = aStore({ holds: [aHold()], target: of(place) });
    const { actions } = run((source, client) => letGo(source, store, client), { letGo: letGoOf });
    actions.next(bookingsApiActions.holdTaken({ holdId: 'hold-1' }));
    expect(letGoOf).not.toHaveBeenCalled();
  });
});
