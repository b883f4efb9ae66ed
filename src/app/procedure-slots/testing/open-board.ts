import type { EntityChange } from '#contract/live';
import type { Booking } from '#domain/booking/booking';
import type { Role } from '#domain/people/roles';
import {
  aBay,
  aBooking,
  aPatient,
  aPhysician,
  aProcedureType,
  aReferral,
  aRoom,
  aSession,
} from '#domain/testing/builders';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Shortcuts } from '../../shared/shortcuts/shortcuts';
import { Desk } from '../../shared/testing/desk';
import routes from '../procedure-slots.routes';
import { BoardPageHarness } from './board-page-harness';

/** A Monday with one booking, and a case that waits: what most specs of the board begin with. */
export const MONDAY = '2026-09-14';
export const NOW = '2026-09-07T08:00:00.000Z';

interface Opened {
  readonly roles?: readonly Role[];
  readonly now?: string;
}

export async function openBoard(
  at = `/board/${MONDAY}`,
  { roles = ['coordinator'], now = NOW }: Opened = {},
) {
  const desk = new Desk({
    roles,
    now,
    cases: [],
    providers: [
      provideRouter([{ path: 'board', loadChildren: () => routes }], withComponentInputBinding()),
    ],
    also: {
      resources: [aRoom(), aRoom({ id: 'room-2', name: 'Room 2' }), aPhysician(), aBay()],
      sessions: [aSession(), aSession({ id: 'session-2', date: '2026-09-16', roomId: 'room-2' })],
      procedureTypes: [aProcedureType()],
      patients: [aPatient(), aPatient({ id: 'patient-3', familyName: 'Perez', givenName: 'Ana' })],
      referrals: [
        aReferral({ decision: 'accepted', bookingsStanding: 1 }),
        aReferral({ id: 'referral-3', patientId: 'patient-3', decision: 'accepted' }),
      ],
      bookings: [aBooking()],
    },
  });
  const router = await RouterTestingHarness.create(at);
  const page = await TestbedHarnessEnvironment.loader(router.fixture).getHarness(BoardPageHarness);
  const root = router.fixture.nativeElement as HTMLElement;
  const key = async (name: string): Promise<void> => {
    TestBed.inject(Shortcuts).pressed(new KeyboardEvent('keydown', { key: name }));
    await router.fixture.whenStable();
  };
  return { desk, page, root, key, stable: async () => void (await router.fixture.whenStable()) };
}

export const changedBy = (byName: string, body: Booking): EntityChange => ({
  ...{ seq: 900, entity: 'booking', id: body.id, version: body.version, byName, at: NOW, body },
});
