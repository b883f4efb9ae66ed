import { aBooking } from '#domain/testing/builders';
import type { Action } from '@ngrx/store';
import {
  bookingsApiActions,
  procedureSlotsPageActions as pageActions,
} from './procedure-slots.actions';
import { procedureSlotsFeature } from './procedure-slots.state';

const { reducer } = procedureSlotsFeature;
const after = (...actions: Action[]) =>
  actions.reduce((state, action) => reducer(state, action), reducer(undefined, { type: 'begin' }));
const place = { date: '2026-09-14', start: 570, roomId: 'room-1', physicianId: 'physician-1' };
const failure = { kind: 'offline' } as const;
const pick = pageActions.casePicked({ referralId: 'referral-1' });
const slot = pageActions.slotPicked({ place });

describe('Procedure slots', () => {
  it('take a case in hand, and a place for it', () => {
    expect(after(pick, slot)).toEqual({
      inHand: { kind: 'referral', referralId: 'referral-1' },
      target: place,
      saving: false,
      isDeciding: false,
      failure: null,
      gapLeft: null,
      newcomers: {},
    });
  });

  it('keep the place when the same case is picked again', () => {
    expect(after(pick, slot, pick).target).toEqual(place);
    const other = pageActions.casePicked({ referralId: 'referral-2' });
    expect(after(pick, slot, other).target).toBeNull();
  });

  it('leave the place and keep the case', () => {
    const state = after(pick, slot, pageActions.slotLeft());
    expect(state.target).toBeNull();
    expect(state.inHand).not.toBeNull();
  });

  it('show a refusal beside the place', () => {
    const refused = bookingsApiActions.bookingRefused({ failure });
    const body = { referralId: 'referral-1', ...place };
    const state = after(pick, slot, pageActions.bookAsked({ body }), refused);
    expect(state).toEqual(jasmine.objectContaining({ failure, saving: false, target: place }));
    expect(after(pick, refused).failure).toBeNull();
  });

  it('show beside the place only what was asked about it', () => {
    const undone = aBooking({ id: 'booking-9', referralId: 'referral-9' });
    const undo = pageActions.moveAsked({ from: undone, body: { version: 2, ...place } });
    const refused = bookingsApiActions.bookingRefused({ failure });
    const state = after(pick, slot, undo, refused);
    expect(state).toEqual(jasmine.objectContaining({ failure: null, target: place }));
  });

  it('have empty hands once the case is booked', () => {
    const booked = bookingsApiActions.slotBooked({ booking: aBooking() });
    expect(after(pick, slot, booked).inHand).toBeNull();
  });

  it('keep in hand what something else’s undoing does not concern', () => {
    const other = aBooking({ id: 'booking-9', referralId: 'referral-9' });
    const cancelled = bookingsApiActions.bookingCancelled({ booking: other, before: other });
    expect(after(pick, slot, cancelled).target).toEqual(place);
  });
});
